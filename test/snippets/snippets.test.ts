import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { request } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sandbox } from "@signet/sandbox";
import { startSandbox } from "@signet/sandbox";
import type { Answer } from "@signet/tools/contract-validator";
import { contractErrors, operationIds } from "@signet/tools/contract-validator";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { SnippetRunners } from "./snippet-runners.ts";
import { startSnippetRunners } from "./snippet-runners.ts";

const root = join(import.meta.dirname, "../..");
const site = join(root, "apps/docs/build");

interface Shown {
  page: string;
  operation: string;
  target: string;
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
  const answers: Answer[] = [];
  /** Whether the sandbox's world may be another than at its beginning: no call that reads changes it. */
  let isChanged = false;
  let sandbox: Sandbox;
  let runners: SnippetRunners;
  let folder: string;

  beforeAll(async () => {
    // Where programs import the built packages from, find the file they upload, and leave what they download.
    folder = await mkdtemp(join(tmpdir(), "site-snippets-"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "upload.bin"), "domain\nteasel-and-sons.example\n");
    sandbox = await startSandbox({ port: 0, data: ":memory:" });
    sandbox.server.prependListener("request", ({ method }, response) => {
      isChanged ||= method !== "GET";
      let headers: IncomingHttpHeaders = {};
      const [writeHead, end] = [response.writeHead.bind(response), response.end.bind(response)];
      response.writeHead = (status: number, ...rest: unknown[]) => {
        headers = rest.at(-1) as IncomingHttpHeaders;
        return Reflect.apply(writeHead, response, [status, ...rest]);
      };
      response.end = (...parts: unknown[]) => {
        answers.push({ status: response.statusCode, headers, text: String(parts[0] ?? "") });
        return Reflect.apply(end, response, parts);
      };
    });
    runners = await startSnippetRunners(folder, environment());
  });
  beforeEach(async () => {
    if (isChanged) expect(await reset()).toEqual({ status: 204 });
    isChanged = false;
    answers.length = 0;
  });
  afterAll(async () => {
    await runners?.[Symbol.asyncDispose]();
    await sandbox?.close();
    await rm(folder, { recursive: true });
  });

  test("show every operation in three languages", () => {
    const expected = operationIds.flatMap((operation) =>
      ["curl", "python", "typescript"].map((target) => `${operation} ${target}`),
    );
    expect(new Set(shown.map(({ operation, target }) => `${operation} ${target}`))).toEqual(new Set(expected));
  });

  test.each(shown)("$operation in $target, first shown on $page, is answered as the contract says", async (snippet) => {
    await runners.run(
      snippet.target,
      snippet.code.replaceAll(snippet.server, sandbox.url).replaceAll(snippet.token, sandbox.userToken),
    );
    expect(answers).toHaveLength(1);
    const [answer = { status: 0, headers: {}, text: "" }] = answers;
    expect(String(answer.status)).toMatch(/^2/);
    expect(contractErrors(snippet.operation, answer)).toEqual([]);
  });

  /** Puts the sandbox's world back to its beginning. */
  function reset(): Promise<{ status: number | undefined }> {
    return new Promise((done, fail) => {
      request(`${sandbox.url}/sandbox/reset`, { method: "POST", ca: readFileSync(sandbox.ca) }, (response) => {
        response.on("end", () => done({ status: response.statusCode })).resume();
      })
        .on("error", fail)
        .end();
    });
  }

  /** The authority for each tool, and the sandbox's address for the TypeScript snippets, which leave out the default one. */
  function environment(): NodeJS.ProcessEnv {
    const { ca, url } = sandbox;
    return {
      ...process.env,
      CURL_CA_BUNDLE: ca,
      REQUESTS_CA_BUNDLE: ca,
      NODE_EXTRA_CA_CERTS: ca,
      BITSIGHT_API_BASE: url,
    };
  }
});

function snippetsOf(page: string): [string, Shown][] {
  return parse(readFileSync(join(site, page), "utf8"), { blockTextElements: { script: false, style: false } })
    .querySelectorAll("code[data-operation]")
    .map((element) => {
      const attribute = (name: string) => element.getAttribute(`data-${name}`) ?? "";
      const [operation, target, server, token] = [
        attribute("operation"),
        attribute("target"),
        attribute("server"),
        attribute("token"),
      ];
      return [element.textContent, { page, operation, target, server, token, code: element.textContent }];
    });
}
