import type { Method, Operation, Parameter } from "@signet/openapi";

/** Writes a function per operation, with its info and its documentation. */
export function writeOperations(operations: readonly Operation[]): string {
  const functions = operations.map(
    (operation) => `${describe(operation)}
export const ${operation.id}: Operation<operations["${operation.id}"]> = /* @__PURE__ */ operation(${writeInfo(infoOf(operation))});
`,
  );
  return `import { form } from "../operations/form.ts";
import type { Operation } from "../operations/operation.ts";
import { operation } from "../operations/operation.ts";
import { cursor, links, offset } from "../operations/pagination.ts";
import type { operations } from "./contract.ts";

${functions.join("\n")}`;
}

/** Writes the info as JSON, with functions by their names. */
function writeInfo(info: object): string {
  return JSON.stringify(info).replace(/"(pagination|form)":"(\w+)"/g, "$1:$2");
}

/** Writes interfaces that lead from method and path to the operation's types. */
export function writePaths(operations: readonly Operation[]): string {
  const table = (name: string, chosen: readonly Operation[]) => {
    const lines = chosen.map(({ path, id }) => `  "${path}": operations["${id}"];\n`);
    return `export interface ${name} {\n${lines.join("")}}\n`;
  };
  const capital = (method: Method) => `${method[0]?.toUpperCase()}${method.slice(1)}`;
  const methods: Method[] = ["get", "put", "post", "patch", "delete"];
  const tables = methods.map((method) =>
    table(
      `${capital(method)}Operations`,
      operations.filter((operation) => operation.method === method),
    ),
  );
  const paged = operations.filter(({ method, extensions }) => method === "get" && extensions.pagination !== undefined);
  return `import type { operations } from "./contract.ts";\n\n${[...tables, table("PagedOperations", paged)].join("\n")}`;
}

function infoOf({ id, method, path, parameters, requestBody, responses, extensions }: Operation): object {
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  const query = parameters.filter((parameter) => parameter.in === "query");
  for (const parameter of parameters) assertSerializable(id, parameter);
  for (const { name } of query) {
    if (inPath.includes(name) || name === "body") {
      throw new Error(`${id}: the query parameter "${name}" has the name of another part`);
    }
  }
  const joined = query.filter(({ explode }) => !explode).map(({ name }) => name);
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name);
  if (requestBody?.required) required.push("body");
  const types = requestBody?.content.map(({ type }) => type) ?? ["application/json"];
  const form = !types.includes("application/json");
  if (form && !types.includes("multipart/form-data")) throw new Error(`${id}: the client cannot write ${types}`);
  const { pagination, idempotent, rateLimit } = extensions;
  const { concurrent = 20, requests, windowSeconds } = rateLimit ?? {};
  return {
    operationId: id,
    method: method.toUpperCase(),
    path,
    responses: Object.fromEntries(
      responses.map(({ status, content }) => [
        status,
        bodyKinds(
          id,
          content.map(({ type }) => type),
        ),
      ]),
    ),
    ...(joined.length > 0 && { joined }),
    ...(required.length > 0 && { required }),
    ...(pagination !== undefined && { pagination }),
    ...(idempotent && (method === "post" || method === "patch") && { idempotent: true }),
    ...(form && { form: "form" }),
    ...(rateLimit && { limit: { concurrent, requests, windowSeconds } }),
  };
}

/** Returns how the client reads these media types. */
function bodyKinds(operationId: string, types: readonly string[]): string {
  const kinds = types.map((type) => {
    if (/^application\/([\w.-]+\+)?json$/.test(type)) return "json";
    if (type.startsWith("text/")) return "text";
    if (/^(application|image)\//.test(type)) return "bytes";
    throw new Error(`${operationId}: the client cannot read ${type}`);
  });
  return [...new Set(kinds)].join(" ");
}

function describe({ id, summary, description, deprecated, parameters, requestBody, extensions }: Operation): string {
  const input = parameters.filter(({ required }) => required).map(({ name, example }) => [name, example]);
  const [media] = requestBody?.content ?? [];
  if (media && requestBody?.required) input.push(["body", media.example]);
  const argument = input.length > 0 ? `, ${JSON.stringify(Object.fromEntries(input))}` : "";
  const lines = [
    summary,
    ...(description === "" ? [] : ["", ...description.trim().split("\n")]),
    ...(extensions.permission === "" ? [] : ["", `Permission: ${extensions.permission}`]),
    "",
    ...(deprecated ? ["@deprecated"] : []),
    "@example",
    "```ts",
    `const result = await ${id}(client${argument});`,
    "```",
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd().replaceAll("*/", "*\\/")).join("\n")}\n */`;
}

/** Throws unless the client can write the parameter: scalars in a path, scalars and arrays in a query. */
function assertSerializable(id: string, { name, in: place, style, schema, allowReserved }: Parameter): void {
  const types = [schema.type ?? "string"].flat();
  const fits =
    !allowReserved &&
    !types.includes("object") &&
    (place === "path" ? style === "simple" && !types.includes("array") : style === "form");
  if (!fits) {
    throw new Error(
      `${id}: the client cannot write the ${place} parameter "${name}" (${types.join(" or ")}, style ${style})`,
    );
  }
}
