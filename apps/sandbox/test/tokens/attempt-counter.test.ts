import { afterEach, describe, expect, test, vi } from "vitest";
import { createAttemptCounter } from "../../src/tokens/attempt-counter.ts";

afterEach(() => vi.useRealTimers());

describe("createAttemptCounter", () => {
  test("limits a key for its window, and no longer when the clock jumps forward or back", () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 30), toFake: ["Date"] });
    const counter = createAttemptCounter(1, 60_000);
    expect([counter.count("a").waitSeconds, counter.count("a").waitSeconds]).toEqual([undefined, 60]);
    vi.setSystemTime(Date.now() + 61_000);
    expect([counter.count("a").waitSeconds, counter.count("a").waitSeconds]).toEqual([undefined, 60]);
    vi.setSystemTime(Date.now() - 86_400_000);
    expect([counter.count("a").waitSeconds, counter.count("a").waitSeconds]).toEqual([undefined, 60]);
  });

  test("takes an attempt back", () => {
    const counter = createAttemptCounter(1, 60_000);
    counter.count("a");
    counter.uncount("a");
    expect(counter.count("a").waitSeconds).toBeUndefined();
  });
});
