import { createSchemaValidator } from "@signet/snippets/verify";
import { expect, test } from "vitest";
import { documentWith } from "../support/document.ts";

test("createSchemaValidator accepts a document whose schemas repeat an $id", () => {
  const schema = { $id: "https://a.example/word", type: "string" };
  const document = { ...documentWith({}), components: { schemas: { A: schema, B: { ...schema } } } };
  const validate = createSchemaValidator(document, "request");
  expect(validate({ $ref: "#/components/schemas/B" }, 1, "body")).toEqual(["body must be string"]);
});
