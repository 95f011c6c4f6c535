import {
  type MediaType,
  type OpenApiDocument,
  type Parameter,
  parseExact,
  type SecurityScheme,
  type SnippetOptions,
} from "@signet/snippets";
import type { CorpusCredential, CorpusRequest } from "./corpus.ts";

/** The token of requests that do not have one. */
export const defaultToken = "0123456789abcdef0123456789abcdef01234567";

/** Creates a document whose operation `sendValue` has a request's values as examples. */
export function documentOf(request: CorpusRequest): OpenApiDocument {
  const { method, path, pathParameters = {}, query = [], headers = {}, cookies = {}, credential } = request;
  const place = (kind: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, example]) => ({ name, in: kind, required: true, example }));
  const parameters = [
    ...place("path", pathParameters),
    ...queryParameters(query),
    ...place("header", headers),
    ...place("cookie", cookies),
  ];
  const content = contentOf(request);
  const operation = {
    operationId: "sendValue",
    responses: { 200: { content: { "application/json": {} } } },
    parameters,
    ...(content && { requestBody: { required: true, content } }),
  };
  return {
    openapi: "3.1.0",
    // The token is the user-id, and the password is empty.
    "x-snippets": { password: "" },
    servers: [{ url: "https://api.library.example" }],
    security: [{ apiToken: [] }],
    components: {
      securitySchemes: { apiToken: credential ? schemeOf(credential) : { type: "http", scheme: "basic" } },
    },
    paths: { [path]: { [method.toLowerCase()]: operation } },
  };
}

/** Returns the options with which `createSnippet` makes a request. */
export function optionsOf({ token = defaultToken, credential, parts = [], file }: CorpusRequest): SnippetOptions {
  return {
    token,
    password: credential?.password,
    file: file ?? parts.find((part) => part.file !== undefined)?.file,
  };
}

function contentOf(request: CorpusRequest): Readonly<Record<string, MediaType>> | undefined {
  const { body, form, parts, text, file, mediaType } = request;
  if (body !== undefined) return { [mediaType ?? "application/json"]: { example: parseExact(body) } };
  if (form) return { "application/x-www-form-urlencoded": { example: grouped(form) } };
  if (text !== undefined) return { [mediaType ?? "text/plain"]: { example: text } };
  const binary = { type: "string", format: "binary" };
  if (file !== undefined) return { [mediaType ?? "application/octet-stream"]: { schema: binary } };
  if (!parts) return undefined;
  const example = grouped(parts.map(({ name, text = "" }) => [name, text]));
  const files = parts.filter((part) => part.file !== undefined).map(({ name }) => [name, binary]);
  return { "multipart/form-data": { example, schema: { type: "object", properties: Object.fromEntries(files) } } };
}

/** Converts the pairs of a form into an object; the values of a repeated name become a list. */
function grouped(pairs: readonly (readonly [name: string, value: string])[]): object {
  const groups = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries(
    [...groups].map(([name, list]) => [name, list.length === 1 ? list[0]?.[1] : list.map(([, value]) => value)]),
  );
}

function schemeOf({ place, name }: CorpusCredential): SecurityScheme {
  if (place === "basic" || place === "bearer") return { type: "http", scheme: place };
  return { type: "apiKey", in: place, ...(name !== undefined && { name }) };
}

/** Adjacent values of a name become one parameter; a name that is repeated later becomes an object's property. */
function queryParameters(query: readonly (readonly [name: string, value: string])[]): readonly Parameter[] {
  const runs: { name: string; values: string[] }[] = [];
  for (const [name, value] of query) {
    const last = runs.at(-1);
    if (last?.name === name) last.values.push(value);
    else runs.push({ name, values: [value] });
  }
  const names = new Set<string>();
  return runs.flatMap(({ name, values }, index): Parameter[] => {
    if (names.has(name)) {
      return values.map((value, turn) => ({ name: `again ${index} ${turn}`, in: "query", example: { [name]: value } }));
    }
    names.add(name);
    return [{ name, in: "query", required: true, example: values.length === 1 ? values[0] : values }];
  });
}
