import { createClient } from "@signet/client";
import { afterEach, describe, expect, test, vi } from "vitest";
import { baseUrl, token } from "../support/observed.ts";

describe("Retry-After", () => {
  afterEach(() => void vi.unstubAllEnvs());

  // RFC 9110 §5.6.7: a recipient must accept all three; each is in UTC.
  const forms: [name: string, write: (date: Date) => string][] = [
    ["IMF-fixdate", (date) => date.toUTCString()],
    [
      "RFC 850",
      (date) => {
        const [day = "", month = "", year = "", time = ""] = date.toUTCString().slice(5).split(" ");
        const weekday = date.toLocaleDateString("en-US", { weekday: "long", timeZone: "UTC" });
        return `${weekday}, ${day}-${month}-${year.slice(2)} ${time} GMT`;
      },
    ],
    [
      "asctime",
      (date) => {
        const [weekday = "", day = "", month = "", year = "", time = ""] = date.toUTCString().split(" ");
        return `${weekday.slice(0, 3)} ${month} ${day.replace(/^0/, " ")} ${time} ${year}`;
      },
    ],
  ];

  test.each(
    forms.flatMap(([name, write]) => ["America/New_York", "Asia/Tokyo"].map((zone) => [name, zone, write] as const)),
  )("is read in UTC as %s, in %s", async (_, zone, write) => {
    vi.stubEnv("TZ", zone);
    const at = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + 600_000);
    const headers = { "retry-after": write(at) };
    const client = createClient({
      ...{ token, baseUrl, deadlineMs: 1_000 },
      fetch: async () => Response.json({ detail: "Busy" }, { status: 429, headers }),
    });
    const { retryAt } = await client.GET("/v1/companies");
    expect(Math.abs(Number(retryAt) - Number(at))).toBeLessThan(50);
  });
});
