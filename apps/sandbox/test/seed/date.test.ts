import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type SandboxOptions, startSandbox } from "@signet/sandbox";
import { describe, expect, onTestFinished, test } from "vitest";
import { parseFlags } from "../../src/cli/flags.ts";
import { openDatabase } from "../../src/db/open.ts";
import { agesOf, daysBefore, monthsBefore } from "../../src/domain/dates.ts";
import { contract } from "../../src/generated/contract.ts";
import { readExamples } from "../../src/seed/contract-examples.ts";
import { seedDatabase } from "../../src/seed/seed.ts";

describe("--today", () => {
  test("is an option of the command, or SANDBOX_TODAY", () => {
    expect(parseFlags(["--today", "2027-03-01"], {}).options.today).toBe("2027-03-01");
    expect(parseFlags([], { SANDBOX_TODAY: "2027-03-01" }).options.today).toBe("2027-03-01");
    expect(parseFlags([], {}).options.today).toBeUndefined();
  });

  test.each(["tomorrow", "2027-02-30", "2025-12-31", "2100-01-01", "2027-1-1", ""])(
    "%j is refused with what is expected",
    async (today) => {
      await expect(startSandbox({ companies: 10, today })).rejects.toMatchObject({
        code: "ERR_OPTION",
        message: `--today must be a date from 2026-01-01 to 2099-12-31, such as 2026-11-30: got ${JSON.stringify(today)}`,
      });
    },
  );

  test("must not be earlier than the date of kept data", async () => {
    const data = mkdtempSync(join(tmpdir(), "signet-date-"));
    onTestFinished(() => rmSync(data, { recursive: true }));
    const start = async (options: SandboxOptions) => (await startSandbox({ data, companies: 10, ...options })).close();
    await start({ today: "2027-03-02" });
    await expect(start({ today: "2027-03-01" })).rejects.toMatchObject({
      code: "ERR_OPTION",
      message: expect.stringMatching(/--today 2027-03-01 is earlier than 2027-03-02/),
    });
  });
});

describe("agesOf", () => {
  test("lists the ends of months and quarters, in leap years, too", () => {
    const datesOf = (today: string, period: "monthly" | "quarterly") =>
      agesOf(today, period).map((age) => daysBefore(today, age));
    expect(datesOf("2028-02-29", "monthly").slice(0, 3)).toEqual(["2028-02-29", "2028-01-31", "2027-12-31"]);
    expect(datesOf("2027-01-01", "quarterly")).toEqual(["2026-12-31", "2026-09-30", "2026-06-30", "2026-03-31"]);
  });

  test("counts weeks from the newest day asked for, within a year", () => {
    expect(agesOf("2026-11-30", "weekly", "2026-11-01", "2026-11-20")).toEqual([10, 17, 24]);
    expect(agesOf("2026-11-30", "daily")).toHaveLength(365);
    expect(agesOf("2026-11-30", "daily", "2026-12-01")).toEqual([]);
    expect(agesOf("2026-11-30", "latest", "2026-11-01", "2026-11-20")).toEqual([10]);
  });
});

test("monthsBefore stays within a shorter month", () => {
  expect(monthsBefore("2028-04-30", 2)).toBe("2028-02-29");
  expect(monthsBefore("2027-01-31", 2)).toBe("2026-11-30");
  expect(monthsBefore("2026-03-15", 2)).toBe("2026-01-15");
});

test("seedDatabase reports each company, and each day that kept data moves on", async () => {
  const database = await openDatabase(":memory:");
  onTestFinished(() => database.destroy());
  const progress: string[] = [];
  for (const today of ["2028-02-27", "2028-03-01"]) {
    const options = { seed: 1, companies: 10, today };
    await seedDatabase(database, options, readExamples(contract), (line) => progress.push(line));
  }
  expect(progress.slice(0, 2)).toEqual(["generated 1 of 10 companies", "generated 2 of 10 companies"]);
  const days = ["2028-02-28", "2028-02-29", "2028-03-01"];
  expect(progress.slice(10)).toEqual(days.map((date) => `moved the data on to ${date}`));
});
