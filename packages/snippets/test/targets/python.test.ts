import { join } from "node:path";
import { createSnippet, type OpenApiDocument } from "@signet/snippets";
import { ensureEnvironment } from "@signet/tools/python";
import { beforeAll, describe, expect, test } from "vitest";
import { bodies } from "../fixtures/bodies.ts";
import { library } from "../fixtures/library.ts";
import { schemes } from "../fixtures/schemes.ts";
import { documentWith } from "../support/document.ts";
import { verified } from "../support/verified.ts";

describe("the python target, with httpx", () => {
  let python: string;
  beforeAll(async () => {
    python = join(await ensureEnvironment(".venv-httpx", "httpx", "httpx==0.28.1"), "bin/python");
  });

  test.each([
    ["calls", library],
    ["bodies", bodies],
    ["security schemes", schemes],
  ] as const)("sends the same request as curl for all %s", async (_what, document: OpenApiDocument) => {
    const options = { python, pythonClient: "httpx", token: "abc.123", targets: ["curl", "python"] } as const;
    const { operations } = await verified(document, options);
    expect(operations.flatMap(({ errors }) => errors)).toEqual([]);
  });

  test("stops at an error, follows redirects and limits the time", () => {
    const { code } = createSnippet(documentWith({}), "sendValue", "python", { pythonClient: "httpx", errors: true });
    expect(code).toContain("timeout=30,\n        follow_redirects=True,");
    expect(code).toContain("except httpx.HTTPStatusError as error:");
  });
});
