import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { findInterpreters, type RunnableSnippet, type RunOptions, runSnippets } from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";
import { describe, expect, test } from "vitest";

const run = async (snippets: readonly RunnableSnippet[], options: RunOptions = {}) =>
  runSnippets(snippets, { python: await ensurePython(), ...options });

const text = (body: Uint8Array = new Uint8Array()) => Buffer.from(body).toString();

const curl = (code: string, interpreter?: RunnableSnippet["interpreter"]): RunnableSnippet => ({
  target: "curl",
  interpreter,
  write: (server) => code.replace("URL", server),
});

describe("runSnippets", () => {
  test("returns the requests of each snippet, in the order of the snippets", async () => {
    const runs = await run([
      { target: "python", write: (server) => `import requests\nrequests.get("${server}/a")` },
      { target: "typescript", write: (server) => `await fetch("${server}/b");` },
      curl("curl -X PUT --data c URL/c"),
    ]);
    expect(runs.map(({ interpreter, problem }) => [interpreter, problem])).toEqual([
      ["python", undefined],
      ["node", undefined],
      ["bash", undefined],
    ]);
    expect(
      runs.map(({ requests }) => requests.map(({ method, target, body }) => `${method} ${target} ${text(body)}`)),
    ).toEqual([["GET /a "], ["GET /b "], ["PUT /c c"]]);
  });

  test("continues after a program that ends its interpreter", async () => {
    const fails = [
      ["curl", "exit 3", "echo"],
      ["curl", "echo 'never closed", "curl --silent URL/"],
      ["python", "import os\nos._exit(3)", "print()"],
      ["typescript", "process.exit(3);", "export {};"],
    ] as const;
    const snippets = fails.flatMap(([target, ending, code]) =>
      [ending, code].map((text): RunnableSnippet => ({ target, write: (server) => text.replace("URL", server) })),
    );
    const runs = await run(snippets);
    expect(runs.map(({ problem }) => problem?.split(":")[0])).toEqual(
      fails.flatMap(() => ["the interpreter ended", undefined]),
    );
  });

  test("returns why a program failed", async () => {
    const runs = await run([
      curl("false"),
      { target: "python", write: () => "raise ValueError('odd')" },
      { target: "typescript", write: () => "process.exitCode = 4;" },
      { target: "typescript", write: () => "throw new Error('odd');" },
    ]);
    expect(runs.map(({ problem }) => problem)).toEqual([
      "exit code 1",
      "ValueError('odd')",
      "exit code 4",
      "Error: odd",
    ]);
  });

  test("has history expansion on in bash, and off in plain bash", async () => {
    const code = 'echo first\ncurl --silent --data "!!" URL/';
    const bodies = (await run([curl(code, "bash"), curl(code, "plain bash")])).map(({ requests }) =>
      text(requests[0]?.body),
    );
    expect(bodies).toEqual(["echo first", "!!"]);
  });

  test("forwards requests to a server, and gives programs files, variables and the base URL", async () => {
    const server = createServer(({ url }, response) => response.setHeader("etag", '"1"').writeHead(201).end(url));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      const [result] = await run(
        [curl('curl --silent --data-binary @up/a.txt "$BASE/x?$WORD" > out; cat out', "plain bash")],
        {
          server: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`,
          files: { "up/a.txt": "content" },
          environment: { WORD: "word" },
          serverVariable: "BASE",
        },
      );
      expect(result).toMatchObject({ problem: undefined, requests: [{ target: "/x?word" }] });
      const [request] = result?.requests ?? [];
      expect(text(request?.body)).toBe("content");
      expect(request?.response).toMatchObject({ status: 201, headers: { etag: '"1"' } });
      expect(text(request?.response.body)).toBe("/v1/x?word");
    } finally {
      server.close();
    }
  });

  test("names an interpreter that is not installed", async () => {
    const [missing] = findInterpreters().missing;
    if (missing) await expect(run([curl("true", missing)])).rejects.toThrow(`${missing} is not installed`);
  });
});
