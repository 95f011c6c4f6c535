import type { BodyModel } from "@signet/snippets";
import type { ReferenceDocument } from "../reference/pages/document.ts";
import { type CollectionRequest, pathAndQuery } from "./collection.ts";

/** Creates a Postman collection (format 2.1) with the token as a variable and an empty password. */
export function postmanCollection(
  name: string,
  document: ReferenceDocument,
  requests: readonly CollectionRequest[],
): object {
  return {
    info: {
      name,
      description: "Put your token into the collection's variable `api_token`. The password stays blank.",
      schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json",
    },
    auth: {
      type: "basic",
      basic: [
        { key: "username", value: "{{api_token}}", type: "string" },
        { key: "password", value: "", type: "string" },
      ],
    },
    variable: [
      { key: "base", value: document.servers?.[0]?.url, type: "string" },
      { key: "api_token", value: "", type: "string" },
    ],
    item: [...new Set(requests.map(({ tag }) => tag))].map((tag) => ({
      name: tag,
      item: requests.filter((one) => one.tag === tag).map(item),
    })),
  };
}

function item({ summary, request }: CollectionRequest): object {
  const { method, query, headers, body } = request;
  const types = body && body.kind !== "multipart" ? [{ name: "Content-Type", value: body.mediaType }] : [];
  return {
    name: summary,
    request: {
      method,
      description: `operationId: ${request.operationId}`,
      header: [...headers, ...types].map(({ name, value }) => ({ key: name, value })),
      url: {
        raw: `{{base}}${pathAndQuery(request)}`,
        host: ["{{base}}"],
        path: request.path.split("/").slice(1),
        ...(query.length > 0 && {
          query: query.map(({ name, value }) => ({ key: name, value: encodeURIComponent(String(value)) })),
        }),
      },
      ...(body && { body: bodyOf(body) }),
    },
  };
}

function bodyOf(body: BodyModel): object {
  switch (body.kind) {
    case "json":
      return {
        mode: "raw",
        raw: JSON.stringify(body.value, null, 2),
        options: { raw: { language: "json" } },
      };
    case "text":
      return { mode: "raw", raw: body.text };
    case "file":
      return { mode: "file", file: { src: body.file } };
    case "form":
      return { mode: "urlencoded", urlencoded: body.pairs.map(({ name, value }) => ({ key: name, value })) };
    case "multipart":
      return {
        mode: "formdata",
        formdata: body.parts.map((part) =>
          "file" in part
            ? { key: part.name, type: "file", src: part.file, contentType: part.mediaType }
            : { key: part.name, type: "text", value: part.text },
        ),
      };
  }
}
