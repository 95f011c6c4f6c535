import type { Piece } from "../code.ts";
import type { Layout } from "../layout.ts";
import { render } from "../layout.ts";
import {
  prettierRules,
  templateText,
  typescriptLiteral,
  typescriptObject,
  typescriptString,
} from "../literals/typescript.ts";
import type { RequestModel } from "../request.ts";
import type { Target } from "../target.ts";

/** A TypeScript module that uses the client. */
export const typescript: Target = { language: "typescript", write: writeTypescript };

type Entry = readonly [name: string, value: Layout];

function writeTypescript(request: RequestModel, token: string): readonly Piece[] {
  const { operationId, method, success } = request;
  const options = callOptions(request);
  const path: Layout = { text: typescriptString(request.template) };
  return [
    'import { createClient } from "@signet/client";\n\n',
    ...call("const client = createClient", objects(clientOptions(request, token))),
    "\n",
    ...call(`const result = await client.${method}`, [path, ...objects(options)]),
    `\nif (result.status !== ${success.status}) {\n`,
    `  throw new Error(\`${templateText(operationId)} answered \${result.response.status}\`);\n`,
    "}\n",
    `console.log(result.${success.json && method !== "HEAD" ? "data" : "status"});`,
  ];
}

function clientOptions({ secured, server }: RequestModel, token: string): readonly Entry[] {
  return [
    ...(secured ? [["token", { text: typescriptString({ token }) }] as const] : []),
    ...(server === defaultServer ? [] : [["baseUrl", typescriptLiteral(server)] as const]),
  ];
}

function callOptions({ values, headers, body }: RequestModel): readonly Entry[] {
  const params = (["path", "query", "header"] as const)
    .filter((place) => Object.keys(values[place]).length > 0)
    .map((place): Entry => [place, typescriptLiteral(values[place])]);
  const contentType = headers.find(({ name }) => name === "Content-Type");
  return [
    ...(params.length > 0 ? [["params", typescriptObject(params)] as const] : []),
    ...(contentType ? [["headers", typescriptLiteral({ "Content-Type": contentType.value })] as const] : []),
    ...(body ? [["body", typescriptLiteral(body.value)] as const] : []),
  ];
}

function objects(entries: readonly Entry[]): readonly Layout[] {
  return entries.length === 0 ? [] : [typescriptObject(entries)];
}

function call(name: string, items: readonly Layout[]): readonly Piece[] {
  return render({ text: [name], bracket: { open: "(", close: ")", call: true, items } }, prettierRules, 0, ";");
}

/** Where the client goes when it is told nothing else. */
const defaultServer = "https://api.bitsighttech.com";
