import { createRequest, createSnippet, curl, targetNames, writeSnippet } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { contract } from "../support/contract.ts";
import { documentWith } from "../support/document.ts";

describe("writeSnippet", () => {
  test("writes one request in every target, as createSnippet does", () => {
    const request = createRequest(contract, "listFindings");
    for (const target of targetNames) {
      const snippet = writeSnippet(request, target, { client: "signet" });
      expect(snippet).toEqual(createSnippet(contract, "listFindings", target));
    }
  });

  test("accepts a target object, including a custom one", () => {
    const request = createRequest(documentWith({ security: [] }), "sendValue");
    expect(writeSnippet(request, curl).code).toBe("curl --location https://api.library.example/values");
    const wget = { ...curl, write: ({ server, path }: typeof request) => ["wget ", { text: server + path }] };
    expect(writeSnippet(request, wget).code).toBe("wget https://api.library.example/values");
  });

  test("uses fetch for a request that the client does not support", () => {
    const requestBody = { required: true, content: { "text/plain": { example: "a" } } };
    const request = createRequest(documentWith({ requestBody }, { method: "post" }), "sendValue");
    expect(writeSnippet(request, "typescript", { client: "signet" }).code).toContain("@signet/auth");
  });
});
