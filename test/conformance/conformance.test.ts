import { beforeAll, describe, expect, test } from "vitest";
import { problems, runConformance } from "./conformance.ts";
import type { RuntimeReport } from "./host/run-runtime.ts";

/** A server and a browser are enough here: `pnpm test:runtimes` runs every case in all runtimes. */
const names = ["node24", "chromium"];

describe("the conformance run", () => {
  let reports: RuntimeReport[] = [];

  beforeAll(async () => {
    reports = await runConformance({ only: names, small: true });
  }, 600_000);

  test("runs in each runtime", () => {
    expect(reports.map(({ runtime }) => runtime)).toEqual(names);
  });

  describe.each(names)("in %s", (name) => {
    const report = () => reports.find(({ runtime }) => runtime === name) as RuntimeReport;
    const total = (count: (subject: RuntimeReport["subjects"][number]) => number) =>
      report().subjects.reduce((sum, subject) => sum + count(subject), 0);

    test("finds no request to a wrong listener, no token in a sink, no changed value, and no unexpected outcome", () => {
      expect(problems(report())).toEqual([]);
    });

    test("tries at least 500 URL, redirect and link cases", () => {
      const of = (round: string) => total(({ byRound }) => byRound[round] ?? 0);
      expect(of("addresses") + of("calls") + of("links")).toBeGreaterThanOrEqual(500);
      for (const round of ["addresses", "calls", "links", "tokens"]) expect(of(round)).toBeGreaterThan(20);
    });

    test("checks at least 40 sinks after at least 40 failures", () => {
      for (const { sinks, modes, sinkChecks } of report().subjects) {
        expect(sinks).toBeGreaterThanOrEqual(40);
        expect(modes).toBeGreaterThanOrEqual(40);
        expect(sinkChecks).toBe(sinks * modes);
      }
    });

    test("tries at least 500 path and query cases", () => {
      expect(total(({ values }) => values)).toBeGreaterThanOrEqual(500);
    });
  });
});
