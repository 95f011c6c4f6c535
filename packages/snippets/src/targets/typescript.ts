import type { Layout } from "../layout.ts";
import { leaf } from "../layout.ts";
import { typescriptLiteral, typescriptObject, typescriptString } from "../literals/typescript.ts";
import type { RequestModel } from "../request.ts";
import type { Target, Writing } from "../target.ts";
import { writeFetch } from "./fetch.ts";
import { assign, checkStatement, program, secretExpression } from "./typescript-program.ts";

/** A TypeScript module that uses the client, or fetch where the client does not know the document. */
export const typescript: Target = {
  name: "typescript",
  language: "typescript",
  lang: "TypeScript",
  label: "TypeScript",
  file: "typescript.ts",
  comment: "//",
  write: (request, writing) => (takesClient(request, writing) ? writeClient : writeFetch)(request, writing),
};

type Entry = readonly [name: string, value: Layout];

/** The client knows the contract's operations: JSON, and the token as the user-id of http basic. */
function takesClient(request: RequestModel, { client, password, download }: Writing): boolean {
  const { method, body, cookies, credentials, success, pages, isContract } = request;
  if ((client ?? (isContract ? "signet" : "fetch")) !== "signet") return false;
  if (pages || download !== undefined || success.accept !== undefined || cookies.length > 0) return false;
  const [credential, ...others] = credentials;
  if (credential?.place !== "basic" || others.length > 0 || password) return false;
  return (body === undefined || body.kind === "json") && methodsOfClient.has(method);
}

function writeClient(request: RequestModel, writing: Writing): string {
  const { operationId, method, success } = request;
  const path = leaf(typescriptString(request.template));
  const kind = success.kind === "json" ? "data" : "status";
  return program(writing, {
    imports: ['import { createClient } from "@signet/client";'],
    before: [assign("const client", "createClient", objects(clientOptions(request, writing)), 0)],
    lines: (depth) => [
      assign("const result", `await client.${method}`, [path, ...objects(callOptions(request))], depth),
      checkStatement(`result.status !== ${success.status}`, operationId, "result.response.status", depth),
      `console.log(result.${kind});`,
    ],
  });
}

function clientOptions({ server }: RequestModel, { secrets: [secret] }: Writing): readonly Entry[] {
  // The client reads this variable by itself.
  const token = secret?.kind === "variable" && secret.text === "BITSIGHT_API_TOKEN" ? undefined : secret;
  return [
    ...(token ? [["token", leaf(secretExpression([token]))] as const] : []),
    ...(server === defaultServer ? [] : [["baseUrl", typescriptLiteral(server)] as const]),
  ];
}

function callOptions({ values, body }: RequestModel): readonly Entry[] {
  const params = (["path", "query", "header"] as const)
    .filter((place) => Object.keys(values[place]).length > 0)
    .map((place): Entry => [place, typescriptLiteral(values[place])]);
  const mediaType = body?.mediaType ?? "application/json";
  return [
    ...(params.length > 0 ? [["params", typescriptObject(params)] as const] : []),
    ...(mediaType === "application/json"
      ? []
      : [["headers", typescriptLiteral({ "Content-Type": mediaType })] as const]),
    ...(body?.kind === "json" ? [["body", typescriptLiteral(body.value)] as const] : []),
  ];
}

function objects(entries: readonly Entry[]): readonly Layout[] {
  return entries.length === 0 ? [] : [typescriptObject(entries)];
}

const methodsOfClient: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE"]);

/** Where the client goes when it is told nothing else. */
const defaultServer = "https://api.bitsighttech.com";
