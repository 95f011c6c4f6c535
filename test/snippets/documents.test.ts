import { createSnippet, type OpenApiDocument, SnippetError, type TargetName, targetNames } from "@signet/snippets";
import type { RunnableSnippet } from "@signet/snippets/verify";
import { describe, expect, test } from "vitest";
import { inRound, isFull } from "../support/round.ts";
import { meaningOf } from "./support/arrival.ts";
import { defaultToken } from "./support/corpus-document.ts";
import { readDocument, realDocuments } from "./support/real-documents.ts";
import { run } from "./support/run.ts";

const server = "https://api.library.example";

/** The operations that no target can write, and the code of the error. */
const refusals: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // The security scheme is not described.
  "response-http-behavior 3.0": {
    cached: "ERR_UNSUPPORTED_SECURITY",
    redirect: "ERR_UNSUPPORTED_SECURITY",
    nocontent: "ERR_UNSUPPORTED_SECURITY",
  },
  // Basic and bearer would need the same header.
  "security-multiple 3.0": { "post /anything/and": "ERR_UNSUPPORTED_SECURITY" },
  "security 3.1": { "post /anything/mutualTLS": "ERR_UNSUPPORTED_SECURITY" },
};

describe("createSnippet, on documents of other projects", () => {
  test.each(realDocuments)("writes every operation of %s in every target, or names the problem", (name, path) => {
    const { document, operationIds } = readDocument(path);
    for (const target of targetNames) {
      const refused = operationIds.flatMap((id) => {
        const result = attempt(document, id, target);
        if (result instanceof SnippetError) return [[id, result.code]];
        return [];
      });
      expect(Object.fromEntries(refused)).toEqual(refusals[name] ?? {});
    }
  });
});

/** Returns a snippet or a SnippetError; any other error is a crash. */
function attempt(document: OpenApiDocument, operationId: string, target: TargetName): string | SnippetError {
  try {
    return createSnippet(document, operationId, target, { server }).code;
  } catch (error) {
    if (error instanceof SnippetError) return error;
    throw error;
  }
}

describe("createSnippet, on GitHub's description", () => {
  const [, path] = realDocuments.find(([name]) => name === "github") ?? expect.unreachable();
  const { document, operationIds } = readDocument(path);
  const sample = inRound(
    operationIds.filter((_, index) => index % 5 === 0),
    10,
  );

  const idsAndTargets = targetNames.flatMap((target) => sample.map((id) => [id, target] as const));

  test("sends the same requests from curl, Python and TypeScript", async () => {
    expect(sample.length).toBeGreaterThanOrEqual(isFull ? 200 : 20);
    const snippets = idsAndTargets.map(([id, target]): RunnableSnippet => {
      return { target, write: (server) => createSnippet(document, id, target, { server, token: defaultToken }).code };
    });
    const results = (await run(snippets)).map(({ problem, requests }, index) => {
      return { id: idsAndTargets[index]?.[0], problem, sent: requests.map((request) => meaningOf(request)) };
    });
    const [curl = [], python, node] = targetNames.map((_, index) =>
      results.slice(index * sample.length, (index + 1) * sample.length),
    );
    expect(curl.filter(({ problem, sent }) => problem !== undefined || sent.length !== 1)).toEqual([]);
    expect(python).toEqual(curl);
    expect(node).toEqual(curl);
  }, 600_000);
});
