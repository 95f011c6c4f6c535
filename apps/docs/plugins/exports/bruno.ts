import type { BodyModel } from "@signet/snippets";
import type { ReferenceDocument } from "../reference/pages/document.ts";
import { type CollectionRequest, pathAndQuery } from "./collection.ts";

/** Creates the files of a Bruno collection, with the token as a variable and an empty password. */
export function brunoCollection(
  name: string,
  document: ReferenceDocument,
  requests: readonly CollectionRequest[],
): Record<string, string> {
  return {
    "bruno.json": `${JSON.stringify({ version: "1", name, type: "collection", ignore: [] }, null, 2)}\n`,
    "collection.bru": [
      block("auth", ["mode: basic"]),
      block("auth:basic", ["username: {{api_token}}", "password:"]),
      block("docs", ["Put your token into the environment's variable `api_token`. The password stays blank."]),
    ].join("\n"),
    "environments/Production.bru": block("vars", [`base: ${document.servers?.[0]?.url}`, "api_token:"]),
    "environments/Sandbox.bru": block("vars", [`base: ${document.servers?.[1]?.url}`, "api_token:"]),
    ...Object.fromEntries(
      requests.map((request, index) => [
        `${request.tag}/${request.request.operationId}.bru`,
        requestFile(request, index + 1),
      ]),
    ),
  };
}

function requestFile({ summary, request }: CollectionRequest, sequence: number): string {
  const { method, query, headers, body } = request;
  const [kind, lines] = body ? bodyOf(body) : [undefined, []];
  const type = body && ["text", "file"].includes(body.kind) ? [{ name: "Content-Type", value: body.mediaType }] : [];
  return [
    block("meta", [`name: ${summary}`, "type: http", `seq: ${sequence}`]),
    block(method.toLowerCase(), [`url: {{base}}${pathAndQuery(request)}`, `body: ${kind ?? "none"}`, "auth: inherit"]),
    block(
      "params:query",
      query.map(({ name, value }) => `${name}: ${encodeURIComponent(String(value))}`),
    ),
    block(
      "headers",
      [...headers, ...type].map(({ name, value }) => `${name}: ${value}`),
    ),
    kind ? block(`body:${bodyBlocks[kind]}`, lines) : "",
    block("docs", [`operationId: ${request.operationId}`]),
  ]
    .filter((text) => text !== "")
    .join("\n");
}

function bodyOf(body: BodyModel): [kind: keyof typeof bodyBlocks, lines: string[]] {
  switch (body.kind) {
    case "json":
      return ["json", JSON.stringify(body.value, null, 2).split("\n")];
    case "text":
      return ["text", body.text.split("\n")];
    case "file":
      return ["file", [`file: @file(${body.file})`]];
    case "form":
      return ["formUrlEncoded", body.pairs.map(({ name, value }) => `${name}: ${value}`)];
    case "multipart":
      return [
        "multipartForm",
        body.parts.map((part) =>
          "file" in part
            ? `${part.name}: @file(${part.file}) @contentType(${part.mediaType})`
            : `${part.name}: ${part.text}`,
        ),
      ];
  }
}

function block(name: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${name} {\n${lines.map((line) => `  ${line}\n`).join("")}}\n`;
}

const bodyBlocks = {
  json: "json",
  text: "text",
  file: "file",
  formUrlEncoded: "form-urlencoded",
  multipartForm: "multipart-form",
} as const;
