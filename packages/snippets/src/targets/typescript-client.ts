import { SnippetError } from "../errors.ts";
import { literal, object, property } from "../literals/language.ts";
import { typescript as language } from "../literals/typescript.ts";
import type { RequestModel } from "../request/create-request.ts";
import type { Layout } from "../write/layout.ts";
import { prefixed } from "../write/layout.ts";
import type { Target, Writing } from "./target.ts";
import { about, checkStatement, objects, program, statement, textExpression, value } from "./typescript-program.ts";

/** A TypeScript module that uses the client; it refuses what the client does not do. */
export const typescriptClient: Target = {
  ...about,
  write: writeClient,
};

/** The client takes JSON, and the token as the user-id of http basic. */
export function takesClient(request: RequestModel, { placed, download }: Writing): boolean {
  const { method, body, cookies, credentials, headers } = request;
  if (download !== undefined || headers.some(({ name }) => name === "Accept") || cookies.length > 0) return false;
  if (!placed.basic || credentials.length > 1 || placed.basic.password) return false;
  return (body === undefined || body.kind === "json") && /^(?:GET|POST|PUT|PATCH|DELETE)$/.test(method);
}

function writeClient(request: RequestModel, writing: Writing): string {
  const { operationId, method, template, success } = request;
  if (!takesClient(request, writing)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `${operationId} has credentials, cookies, a body or an answer that @signet/client does not take: call it with fetch.`,
    );
  }
  const created = statement("const client = createClient", objects(clientOptions(request, writing)), "\n");
  const items = [language.string(template), ...objects(callOptions(request))];
  const shown = success.kind === "json" || success.kind === "text" ? "data" : "status";
  return program(
    writing,
    `import { createClient } from "@signet/client";\n\n${created}\n`,
    (line) =>
      statement(`const result = await client.${method}`, items, line) +
      line +
      checkStatement(`result.status !== ${success.status}`, operationId, "result.response.status", line) +
      `${line}console.log(result.${shown});`,
  );
}

function clientOptions({ server }: RequestModel, { placed: { basic } }: Writing): readonly Layout[] {
  const options: Layout[] = [];
  const { user } = basic ?? {};
  // The client reads this variable by itself.
  if (user && (user.kind !== "variable" || user.text !== "BITSIGHT_API_TOKEN")) {
    options.push(prefixed("token: ", textExpression([user])));
  }
  if (server !== defaultServer) options.push(`baseUrl: "${server}"`);
  return options;
}

function callOptions({ filled, body }: RequestModel): readonly Layout[] {
  const params: Layout[] = [];
  for (const place of ["path", "query", "header"]) {
    const here = filled.filter(({ parameter }) => parameter.in === place);
    const properties = here.map((one) => property(language, one.parameter.name, value(one.value)));
    if (here.length > 0) params.push(object(language, properties, `${place}: `));
  }
  const options: Layout[] = [];
  if (params.length > 0) options.push(object(language, params, "params: "));
  if (body?.kind === "json") {
    if (body.mediaType !== "application/json") {
      options.push(literal(language, { "Content-Type": body.mediaType }, "headers: "));
    }
    options.push(literal(language, body.value, "body: "));
  }
  return options;
}

/** Where the client goes when it is told nothing else. */
const defaultServer = "https://api.bitsighttech.com";
