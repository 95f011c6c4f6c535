import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { TargetName } from "@signet/snippets";
import type { SnippetRun } from "@signet/snippets/verify";
import { contractErrors, operationIds } from "@signet/tools/contract-validator";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { parse } from "node-html-parser";
import { beforeAll, describe, expect, test } from "vitest";
import { run } from "./support/run.ts";

const site = join(import.meta.dirname, "../../apps/docs/build");

interface Shown {
  page: string;
  operation: string;
  target: TargetName;
  server: string;
  token: string;
  code: string;
}

/** Every snippet of the built site, once for each text. */
const shown = [
  ...new Map(
    readdirSync(site, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".html"))
      .flatMap(snippetsOf),
  ).values(),
];

describe("the snippets of the built site", () => {
  let runs: readonly SnippetRun[];

  beforeAll(async () => {
    const sandbox = await launchSandbox({ flags: ["--no-limits"] });
    try {
      const snippets = shown.map(({ target, code, server, token }) => ({
        target,
        write: (url: string) => code.replaceAll(server, url).replaceAll(token, sandbox.userToken),
      }));
      runs = await run(snippets, {
        server: sandbox.url,
        ca: sandbox.ca,
        beforeEach: sandbox.reset,
        // The built packages, as a reader installs them.
        conditions: [],
        files: { "upload.bin": "domain\nteasel-and-sons.example\n" },
        environment: { BITSIGHT_API_TOKEN: sandbox.userToken },
      });
    } finally {
      await sandbox.stop();
    }
  }, 600_000);

  test("show every operation in three languages", () => {
    const expected = operationIds.flatMap((operation) =>
      ["curl", "python", "typescript"].map((target) => `${operation} ${target}`),
    );
    expect(new Set(shown.map(({ operation, target }) => `${operation} ${target}`))).toEqual(new Set(expected));
  });

  test.each(shown.map((snippet, index) => ({ ...snippet, index })))(
    "$operation in $target, first shown on $page, gets a valid response",
    ({ operation, index }) => {
      const { problem, requests } = runs[index] ?? expect.unreachable();
      expect(problem).toBeUndefined();
      expect(requests).toHaveLength(1);
      const [{ response } = expect.unreachable()] = requests;
      expect(String(response.status)).toMatch(/^2/);
      expect(contractErrors(operation, { ...response, text: Buffer.from(response.body).toString() })).toEqual([]);
    },
  );
});

function snippetsOf(page: string): [string, Shown][] {
  return parse(readFileSync(join(site, page), "utf8"), { blockTextElements: { script: false, style: false } })
    .querySelectorAll("code[data-operation]")
    .map((element) => {
      const attribute = (name: string) => element.getAttribute(`data-${name}`) ?? "";
      const code = element.textContent;
      const target = attribute("target") as TargetName;
      const [operation, server, token] = [attribute("operation"), attribute("server"), attribute("token")];
      return [code, { page, operation, target, server, token, code }];
    });
}
