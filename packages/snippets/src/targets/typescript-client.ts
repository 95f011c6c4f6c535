import { literal, object, property } from "../literals/formatter.ts";
import { typescript as formatter } from "../literals/typescript.ts";
import { jsonType } from "../request/media-type.ts";
import type { RequestModel } from "../request/request-model.ts";
import { type Layout, prefixed } from "../write/layout.ts";
import { join, type Text } from "../write/text.ts";
import type { RenderContext } from "./target.ts";
import { checkStatement, objects, program, statement, textExpression } from "./typescript-program.ts";

/** Tests whether the client can send a request: it sends JSON, and a token as the user-id of HTTP Basic. */
export function clientSupports(request: RequestModel, { credentials: { basic }, download }: RenderContext): boolean {
  const { method, body, cookies, credentials, headers, pagination } = request;
  if (pagination || download !== undefined || cookies.length > 0) return false;
  if (headers.some(({ name, value }) => name === "Accept" && !jsonType.test(value))) return false;
  if (basic?.scheme !== "basic" || credentials.length > 1 || basic.password) return false;
  return (body === undefined || body.kind === "json") && /^(?:GET|POST|PUT|PATCH|DELETE)$/.test(method);
}

export function writeClientCall(request: RequestModel, context: RenderContext): Text {
  const { operationId, method, template, response } = request;
  const created = statement("const client = createClient", objects(clientOptions(request, context)), "\n");
  const items = [formatter.string(template), ...objects(callOptions(request))];
  const shown = response.kind === "json" || response.kind === "text" ? "data" : "status";
  return program(context, join`import { createClient } from "@signet/client";\n\n${created}\n`, (line) => [
    statement(`const result = await client.${method}`, items, line),
    line,
    checkStatement(`result.status !== ${response.status}`, operationId, "result.response.status", line),
    `${line}console.log(result.${shown});`,
  ]);
}

function clientOptions({ server }: RequestModel, { credentials: { basic } }: RenderContext): readonly Layout[] {
  const options: Layout[] = [];
  const { user } = basic ?? {};
  // The client reads this variable itself.
  if (user && (user.kind !== "variable" || user.text !== "BITSIGHT_API_TOKEN")) {
    options.push(prefixed("token: ", textExpression(user)));
  }
  if (server !== defaultServer) options.push(`baseUrl: "${server}"`);
  return options;
}

function callOptions({ parameters, headers, body }: RequestModel): readonly Layout[] {
  const params: Layout[] = [];
  for (const place of ["path", "query", "header"]) {
    const here = parameters.filter(({ parameter }) => parameter.in === place);
    const properties = here.map((one) => property(formatter, one.parameter.name, literal(formatter, one.value)));
    if (here.length > 0) params.push(object(formatter, properties, `${place}: `));
  }
  const options: Layout[] = [];
  if (params.length > 0) options.push(object(formatter, params, "params: "));
  const accept = headers.flatMap(({ name, value }) => (name === "Accept" ? [[name, value]] : []));
  const type = body && body.mediaType !== "application/json" ? [["Content-Type", body.mediaType]] : [];
  const fields = [...accept, ...type];
  if (fields.length > 0) options.push(literal(formatter, Object.fromEntries(fields), "headers: "));
  if (body?.kind === "json") options.push(literal(formatter, body.value, "body: "));
  return options;
}

const defaultServer = "https://api.bitsighttech.com";
