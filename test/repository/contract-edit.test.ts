import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFull } from "../support/round.ts";

let scratch: Scratch;
beforeAll(() => {
  scratch = createScratch();
});
afterAll(() => scratch?.[Symbol.dispose]());

const drift = () => scratch.run("turbo", "run", "drift", "--continue");
const generated = "openapi/generated/openapi.json";

describe("turbo run drift", () => {
  test("passes without a change", () => {
    expect(drift()).toMatchObject({ code: 0 });
  });

  test("names every generated file after an edit by hand, and a file that no generator wrote", () => {
    const files = [
      generated,
      "packages/client/src/generated/contract.ts",
      "packages/client/src/generated/operations.ts",
      "packages/client/src/generated/stray.ts",
    ];
    const path = (file: string) => join(scratch.path, file);
    const before = files.map((file) => (existsSync(path(file)) ? readFileSync(path(file)) : undefined));
    for (const file of files) appendFileSync(path(file), "\n");
    const { code, output } = drift();
    for (const [index, file] of files.entries()) {
      const text = before[index];
      if (text === undefined) rmSync(path(file));
      else writeFileSync(path(file), text);
    }
    expect(code).toBe(1);
    for (const file of files) expect(output).toContain(`${file} differs from what the contract generates`);
  });
});

/** Renames a parameter in the contract of the copy, and edits nothing else. */
describe("one edit of the contract", () => {
  beforeAll(() => {
    const file = join(scratch.path, "openapi/paths/portfolio.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("- name: limit", "- name: page_size"));
  });

  test("fails the check until pnpm generate, which writes the same each time", () => {
    expect(drift()).toMatchObject({ code: 1, output: expect.stringContaining(generated) });
    expect(scratch.run("turbo", "run", "generate")).toMatchObject({ code: 0 });
    // Generates again, and compares.
    expect(drift()).toMatchObject({ code: 0 });
  });

  test("changes the client's types", () => {
    const program = `import { createClient } from "@signet/client";
const client = createClient();
await client.GET("/v2/portfolio", { params: { query: { page_size: 10 } } });
// @ts-expect-error the parameter was renamed
await client.GET("/v2/portfolio", { params: { query: { limit: 10 } } });
`;
    writeFileSync(join(scratch.path, "packages/client/edited.ts"), program);
    writeFileSync(
      join(scratch.path, "edited.json"),
      '{ "extends": "./tsconfig.json", "include": ["packages/client/edited.ts"] }',
    );
    expect(scratch.run("tsc", "-p", "edited.json")).toEqual({ code: 0, output: "" });
  });

  test("changes what the sandbox validates", async () => {
    const sandbox = await launchSandbox({ repository: scratch.path, flags: ["--companies", "10"] });
    try {
      const get = (query: string) =>
        scratch.run(
          "curl",
          "--silent",
          "--cacert",
          sandbox.ca,
          "-u",
          `${sandbox.userToken}:`,
          `${sandbox.url}/v2/portfolio?${query}`,
        );
      expect(JSON.parse(get("page_size=ten").output)).toMatchObject({ detail: { page_size: expect.anything() } });
      expect(JSON.parse(get("limit=ten").output)).toMatchObject({ results: expect.anything() });
    } finally {
      await sandbox.stop();
    }
  });

  test("stops the build of the site until the changed snippets were run", () => {
    const compare = ["--conditions=@signet/source", "apps/docs/record/compare.ts"];
    expect(scratch.run("node", ...compare)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/The curl snippet of listPortfolio \(and \d+ more\) has no recorded run/),
    });
    // The rest takes a minute.
    if (!isFull) return;
    expect(scratch.run("turbo", "run", "record")).toMatchObject({ code: 0 });
    const path = failingTools("curl", "python3");
    expect(scratch.run("env", path, "turbo", "run", "build", "--filter=@signet/docs")).toMatchObject({ code: 0 });
    const page = parse(readFileSync(join(scratch.path, "apps/docs/build/reference/listPortfolio/index.html"), "utf8"), {
      // Parses the elements inside <pre>.
      blockTextElements: { script: false, style: false },
    });
    const snippets = page.querySelectorAll('code[data-operation="listPortfolio"]').map((code) => code.textContent);
    expect(snippets).toHaveLength(3);
    for (const snippet of snippets) expect(snippet).toContain("page_size");
    expect(page.querySelector("main table")?.textContent).toContain("page_size");
  });

  /** Returns a PATH with programs that fail, because a build of the site runs no snippet. */
  function failingTools(...names: string[]): string {
    const folder = join(scratch.path, "failing-tools");
    mkdirSync(folder);
    for (const name of names) writeFileSync(join(folder, name), "#!/bin/sh\nexit 1\n", { mode: 0o755 });
    return `PATH=${folder}:${join(scratch.path, "node_modules/.bin")}:${process.env.PATH}`;
  }
});
