import type { Header, JsonObject, MediaType, Method, Operation, Parameter, RequestBody, Response } from "./contract.ts";
import { readExtensions, readUnverified } from "./extensions.ts";
import { escapeKey, follow, isObject, locate } from "./references.ts";

const methods: readonly string[] = ["get", "put", "post", "patch", "delete"] satisfies Method[];

/** Reads every operation. @throws Error that names the operation */
export function readOperations(document: JsonObject): Operation[] {
  return Object.keys(locate(document, "#/paths").value).flatMap((path) => {
    const item = locate(document, `#/paths/${escapeKey(path)}`);
    return Object.keys(item.value)
      .filter((key): key is Method => methods.includes(key))
      .map((method) => {
        try {
          return readOperation(document, path, method);
        } catch (error) {
          throw new Error(`${method} ${path}: ${error instanceof Error ? error.message : error}`, { cause: error });
        }
      });
  });
}

function readOperation(document: JsonObject, path: string, method: Method): Operation {
  const item = `#/paths/${escapeKey(path)}`;
  const pointer = `${item}/${method}`;
  const { value } = locate(document, pointer);
  const { operationId: id, tags = [], summary, description = "", deprecated, responses } = value;
  const tag: unknown = Array.isArray(tags) ? tags[0] : undefined;
  if (typeof id !== "string") throw new Error("operationId is missing");
  if (typeof tag !== "string") throw new Error("tags is missing");
  if (!isObject(responses)) throw new Error("responses is missing");
  return {
    ...{ id, method, path, pointer, tag },
    summary: String(summary ?? id),
    description: String(description),
    deprecated: deprecated === true,
    parameters: [item, pointer].flatMap((owner) => readParameters(document, owner)),
    requestBody: value.requestBody === undefined ? undefined : readBody(document, `${pointer}/requestBody`),
    responses: Object.keys(responses).map((status) => readResponse(document, `${pointer}/responses/${status}`, status)),
    security: (value.security ?? document.security ?? []) as JsonObject[],
    extensions: readExtensions(value, method),
  };
}

function readParameters(document: JsonObject, owner: string): Parameter[] {
  const parameters = (locate(document, owner).value.parameters ?? []) as unknown[];
  return parameters.map((_, index) => {
    const { value, pointer } = locate(document, `${owner}/parameters/${index}`);
    const { name, in: place, style = place === "query" ? "form" : "simple" } = value;
    if (typeof name !== "string") throw new Error(`${pointer} has no name`);
    if (place !== "path" && place !== "query") {
      throw new Error(`the ${place} parameter "${name}" is not supported: it must be in the path or the query`);
    }
    if (value.schema === undefined) throw new Error(`the ${place} parameter "${name}" has no schema`);
    const { value: schema } = locate(document, `${pointer}/schema`);
    return {
      ...{ pointer, name, in: place, schema, example: value.example },
      required: value.required === true,
      description: String(value.description ?? ""),
      style: String(style),
      explode: value.explode === undefined ? style === "form" : value.explode === true,
      allowReserved: value.allowReserved === true,
      unverified: readUnverified(value),
    };
  });
}

function readBody(document: JsonObject, at: string): RequestBody {
  const { value, pointer } = locate(document, at);
  return { required: value.required === true, content: readContent(document, value, pointer) };
}

function readResponse(document: JsonObject, at: string, status: string): Response {
  const { value, pointer } = locate(document, at);
  const headers = Object.keys(value.headers ?? {}).map((name): Header => {
    const header = locate(document, `${pointer}/headers/${escapeKey(name)}`);
    const { value: schema, pointer: schemaPointer } = locate(document, `${header.pointer}/schema`);
    return { name, required: header.value.required === true, schema, schemaPointer };
  });
  const description = String(value.description ?? "");
  return { status, description, headers, content: readContent(document, value, pointer) };
}

function readContent(document: JsonObject, { content }: JsonObject, owner: string): MediaType[] {
  return Object.entries((content ?? {}) as Record<string, JsonObject>).map(([type, media]) => {
    const at = `${owner}/content/${escapeKey(type)}/schema`;
    const { value: schema, pointer: schemaPointer } = locate(document, at);
    const [first] = Object.values(media.examples ?? {});
    const example = media.example ?? (first === undefined ? undefined : follow(document, first).value);
    return { type, schema, schemaPointer, example };
  });
}
