import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Renames a parameter in the contract of a copy, and edits nothing else. */
describe("after one edit of the contract and pnpm generate", () => {
  let scratch: Scratch;

  beforeAll(() => {
    scratch = createScratch();
    const file = join(scratch.path, "openapi/paths/portfolio.yaml");
    writeFileSync(file, readFileSync(file, "utf8").replace("- name: limit", "- name: page_size"));
    expect(scratch.run("turbo", "run", "generate")).toMatchObject({ code: 0 });
  });
  afterAll(() => scratch?.[Symbol.dispose]());

  test("the client's types have it", () => {
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

  test("the sandbox validates it", async () => {
    const sandbox = await launchSandbox({ repository: scratch.path });
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

  test("the snippets and the page have it, once the snippets were run", () => {
    const path = failingTools("curl", "python3");
    const build = () => scratch.run("env", path, "turbo", "run", "build", "--filter=@signet/docs");
    expect(build()).toMatchObject({
      code: 1,
      output: expect.stringMatching(/The curl snippet of listPortfolio \(and \d+ more\) has no recorded run/),
    });
    expect(scratch.run("turbo", "run", "record")).toMatchObject({ code: 0 });
    expect(build()).toMatchObject({ code: 0 });
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
