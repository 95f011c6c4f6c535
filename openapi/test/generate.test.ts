import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "signet-openapi-"));
  cpSync(join(root, "openapi"), join(copy, "openapi"), {
    recursive: true,
    filter: (path) => !/node_modules|\.turbo/.test(path),
  });
  cpSync(join(root, "redocly.yaml"), join(copy, "redocly.yaml"));
  for (const modules of ["node_modules", "openapi/node_modules"]) symlinkSync(join(root, modules), join(copy, modules));
});

afterEach(() => rmSync(copy, { recursive: true }));

function generate(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(copy, "openapi/tools/generate.ts"), ...args], {
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

describe("generate", () => {
  test("writes the committed files, into any folder", () => {
    const outDir = join(copy, "elsewhere");
    expect(generate(outDir)).toEqual({ status: 0, stdout: "", stderr: "" });
    for (const name of ["openapi.json", "README.md"]) {
      const committed = readFileSync(join(root, "openapi/generated", name), "utf8");
      expect(readFileSync(join(outDir, name), "utf8") === committed, name).toBe(true);
    }
  });

  test("does not touch a file that would not change", () => {
    const file = join(copy, "openapi/generated/openapi.json");
    utimesSync(file, 1, 1);
    expect(generate().status).toBe(0);
    expect(statSync(file).mtimeMs).toBe(1000);
  });

  test.each([
    ["schemas/role.yaml", "  unclosed: [\n", /^openapi\/schemas\/role\.yaml:\d+:\d+: /],
    ["openapi.yaml", "  unclosed: [\n", /^openapi\/openapi\.yaml: .*\(\d+:\d+\)/],
    ["schemas/user.yaml", "  type: strong\n", /^openapi\/schemas\/user\.yaml:\d+:\d+: /],
    [
      "paths/users.yaml",
      '      "404":\n        $ref: ../shared/responses.yaml#/Missing\n',
      /^openapi\/paths\/users\.yaml:\d+:\d+: /,
    ],
  ])("reports a broken %s in one line that names it", (file, addition, message) => {
    appendFileSync(join(copy, "openapi", file), addition);
    const { status, stdout, stderr } = generate();
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
  });
});
