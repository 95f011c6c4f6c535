import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("api-report", () => {
  let folder: string;
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const report = (...flags: string[]) => {
    const command = join(import.meta.dirname, "../../test/commands/api-report.ts");
    const { status, stderr } = spawnSync(process.execPath, [command, ...flags, folder], { encoding: "utf8" });
    return { status, stderr };
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "signet-api-"));
    mkdirSync(join(folder, "dist/generated"), { recursive: true });
    const exports = { ".": { types: "./dist/index.d.ts" }, "./all": { types: "./dist/generated/all.d.ts" } };
    write("package.json", JSON.stringify({ name: "@signet/small", version: "1.0.0", exports }));
    write("dist/generated/all.d.ts", "export interface Company {\n    name: string;\n}\n");
    write("dist/mention.d.ts", "export interface Mentioned {\n    guid: string;\n}\nexport interface Internal {}\n");
    write(
      "dist/index.d.ts",
      `import type { Mentioned } from "./mention.js";
export type { Company } from "./generated/all.js";
/** Finds one. */
export declare function find(mentioned: Mentioned): string;
`,
    );
    expect(report("--accept")).toEqual({ status: 0, stderr: "" });
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("lists what an entry point exports and mentions, without generated and internal declarations", () => {
    const accepted = readFileSync(join(folder, "api.md"), "utf8");
    expect(accepted).toContain("export function find(mentioned: Mentioned): string;");
    expect(accepted).toContain("interface Mentioned");
    expect(accepted).not.toMatch(/Company|Internal|small\/all/);
    expect(report()).toEqual({ status: 0, stderr: "" });
  });

  test("fails after changes of a parameter and of a mentioned type, and shows how to accept them", () => {
    const changes = {
      "dist/index.d.ts": `import type { Mentioned } from "./mention.js";
/** Finds one. */
export declare function find(mentioned: Mentioned, name: string): string;
`,
      "dist/mention.d.ts": "export interface Mentioned {\n    guid: number;\n}\n",
    };
    for (const [file, text] of Object.entries(changes)) write(file, text);
    const { status, stderr } = report();
    expect(status).toBe(1);
    expect(stderr).toContain("run `pnpm api` to accept it");
    for (const name of ["find", "guid"]) {
      expect(stderr).toMatch(new RegExp(`^-.*${name}`, "m"));
      expect(stderr).toMatch(new RegExp(`^\\+.*${name}`, "m"));
    }
  });
});
