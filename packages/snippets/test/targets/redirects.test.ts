import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createSnippet } from "@signet/snippets";
import { type RunnableSnippet, runSnippets } from "@signet/snippets/verify";
import { ensurePython } from "@signet/tools/python";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentWith } from "../support/document.ts";

const targets = ["curl", "python", "typescript", "javascript"] as const;

describe("every target", () => {
  const upstream = createServer((request, response) => {
    if (request.url === "/values") response.writeHead(303, { location: "moved" });
    response.end();
  });
  beforeAll(() => new Promise<void>((done) => upstream.listen(0, "127.0.0.1", done)));
  afterAll(() => upstream.close());

  test.each(["get", "post"])(
    "follows the redirect of a %s request, and says that an empty body is empty",
    async (method) => {
      const document = documentWith({ security: [], responses: { 200: {} } }, { method });
      const snippets = targets.map(
        (target): RunnableSnippet => ({
          target,
          write: (server) => createSnippet(document, "sendValue", target, { server }).code,
        }),
      );
      const server = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`;
      const runs = await runSnippets(snippets, { server, python: await ensurePython() });
      for (const { requests } of runs) {
        expect(requests.map((request) => `${request.method} ${request.target}`)).toEqual([
          `${method.toUpperCase()} /values`,
          "GET /moved",
        ]);
        const headers = new Map(requests[0]?.headers);
        expect(headers.get("content-length")).toBe(method === "post" ? "0" : undefined);
        expect(headers.get("content-type")).toBeUndefined();
      }
    },
  );
});
