import { readdirSync, readFileSync } from "node:fs";
import type { OpenApiDocument } from "@signet/snippets";
import { parse } from "yaml";

const modules = `${import.meta.dirname}/../../node_modules`;
const samples = `${modules}/@readme/oas-examples`;

/** Documents of other projects: real APIs, and examples of all features of OpenAPI. */
export const realDocuments: readonly (readonly [name: string, path: string])[] = [
  ["github", `${modules}/@octokit/openapi/generated/api.github.com.json`],
  ["figma", `${modules}/@figma/rest-api-spec/openapi/openapi.yaml`],
  ["galaxy", `${modules}/@scalar/galaxy/dist/latest.json`],
  ...["3.0", "3.1"].flatMap((version) =>
    readdirSync(`${samples}/${version}/json`)
      .filter((file) => file.endsWith(".json"))
      .map((file) => [`${file.slice(0, -5)} ${version}`, `${samples}/${version}/json/${file}`] as const),
  ),
];

/** Reads a document, and names operations without an id by their method and path. */
export function readDocument(path: string): { document: OpenApiDocument; operationIds: readonly string[] } {
  const text = readFileSync(path, "utf8");
  const document: OpenApiDocument = path.endsWith(".yaml") ? parse(text) : JSON.parse(text);
  const operationIds = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => methods.has(method))
      .map(([method, operation]: [string, { operationId?: string }]) => {
        operation.operationId ??= `${method} ${path}`;
        return operation.operationId;
      }),
  );
  return { document, operationIds };
}

const methods: ReadonlySet<string> = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);
