import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiProblems, apiReport } from "../../tools/commands/api-report.ts";

describe("the report of a package's public surface", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "signet-surface-"));
    mkdirSync(join(folder, "dist/generated"), { recursive: true });
    const exports = { ".": { types: "./dist/index.d.ts" }, "./all": { types: "./dist/generated/all.d.ts" } };
    write("package.json", JSON.stringify({ name: "@signet/small", version: "1.0.0", exports }));
    write("dist/generated/all.d.ts", "export interface Company {\n    name: string;\n}\n");
    write("dist/mention.d.ts", "export interface Mentioned {\n    guid: string;\n}\nexport interface Internal {}\n");
    write(
      "dist/index.d.ts",
      `import type { Mentioned } from "./mention.js";
export type { Company } from "./generated/all.js";
/** Tells one. */
export declare function tell(mentioned: Mentioned): string;
`,
    );
    write("api.md", apiReport(folder));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("holds what an entry point exports and mentions, not what is generated or kept inside", () => {
    const report = apiReport(folder);
    expect(report).toContain("export function tell(mentioned: Mentioned): string;");
    expect(report).toContain("interface Mentioned");
    expect(report).not.toMatch(/Company|Internal|small\/all/);
    expect(apiProblems(folder)).toEqual([]);
  });

  test.each([
    ["a parameter", "dist/index.d.ts", "export declare function tell(mentioned: string): string;\n"],
    ["a mentioned type", "dist/mention.d.ts", "export interface Mentioned {\n    guid: number;\n}\n"],
  ])("is no longer accepted after a change of %s, and says how to accept it", (_, file, text) => {
    const before = readFileSync(join(folder, file), "utf8");
    write(file, text);
    expect(apiProblems(folder)).toEqual(
      expect.arrayContaining([
        expect.stringContaining("Run `pnpm api` to accept it"),
        expect.stringMatching(/^- .*(tell|guid)/),
        expect.stringMatching(/^\+ .*(tell|guid)/),
      ]),
    );
    write(file, before);
  });
});
