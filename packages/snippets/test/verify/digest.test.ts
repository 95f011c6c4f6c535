import { expect, test } from "vitest";
import { documentWith } from "../support/document.ts";
import { verified } from "../support/verified.ts";

test("verifySnippets accepts HTTP Digest authentication from curl and Python", async () => {
  const { components: _, ...document } = documentWith({ security: [{ digest: [] }] });
  const components = { securitySchemes: { digest: { type: "http", scheme: "digest" } } };
  const { operations } = await verified({ ...document, components }, { token: "ada", password: "word" });
  expect(operations).toMatchObject([{ same: true, errors: [], validationErrors: [] }]);
  expect(Object.keys(operations[0]?.skipped ?? {})).toEqual(["typescript"]);
});
