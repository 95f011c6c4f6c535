import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import type { IncomingHttpHeaders } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Sandbox } from "@signet/sandbox";
import { startSandbox } from "@signet/sandbox";
import { parse } from "node-html-parser";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ensurePython } from "../scripts/python.ts";
import type { Answer } from "./contract.ts";
import { contractErrors, operationIds } from "./contract.ts";

const root = join(import.meta.dirname, "..");
const site = join(root, "apps/docs/build");
const run = promisify(execFile);

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
  let sandbox: Sandbox;
  let python: string;
  let folder: string;

  beforeAll(async () => {
    python = await ensurePython();
    // Where programs import the built packages from, find the file they upload, and leave what they download.
    folder = await mkdtemp(join(tmpdir(), "site-snippets-"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    await writeFile(join(folder, "upload.bin"), "domain\nteasel-and-sons.example\n");
    sandbox = await startSandbox({ port: 0, data: ":memory:" });
    sandbox.server.prependListener("request", (_, response) => {
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
  });
  beforeEach(async () => {
    await run("curl", ["--fail", "--silent", "--show-error", "--request", "POST", `${sandbox.url}/sandbox/reset`], {
      env: environment(),
    });
    answers.length = 0;
  });
  afterAll(async () => {
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
    await execute(
      snippet.target,
      snippet.code.replaceAll(snippet.server, sandbox.url).replaceAll(snippet.token, sandbox.userToken),
    );
    expect(answers).toHaveLength(1);
    const [answer = { status: 0, headers: {}, text: "" }] = answers;
    expect(String(answer.status)).toMatch(/^2/);
    expect(contractErrors(snippet.operation, answer)).toEqual([]);
  });

  async function execute(target: string, code: string): Promise<void> {
    const options = { cwd: folder, env: environment() };
    if (target === "curl") await run("bash", ["-euo", "pipefail", "-c", code], options);
    else if (target === "python") await run(python, ["-c", code], options);
    else if (target === "typescript")
      await run(process.execPath, ["--input-type=module-typescript", "--eval", code], options);
    else throw new Error(`nothing runs ${target}`);
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
