import { isDeepStrictEqual } from "node:util";
import type { MediaType, Method, Operation, Parameter, Response } from "@signet/openapi";
import { usualOf } from "../src/operations/operation-info.ts";

export function writeOperations(operations: readonly Operation[]): string {
  const functions = operations.map(
    (operation) => `${document(operation, `const result = await ${operation.id}(client${writeInput(operation)});`)}
export const ${operation.id}: Operation<${capitalize(operation.id)}> = /* @__PURE__ */ operation("${operation.id}", "${operation.method.toUpperCase()}", "${operation.path}");
`,
  );
  return `import type { Operation } from "../operations/operation.ts";
import { operation } from "../operations/operation.ts";
import type {
${operations.map(({ id }) => `  ${capitalize(id)},\n`).join("")}} from "./contract.ts";

${functions.join("\n")}`;
}

export function writeOperationTypes(operations: readonly Operation[]): string {
  return `export type {\n${operations.map(({ id }) => `  ${capitalize(id)},\n`).join("")}} from "./contract.ts";\n`;
}

export function writeOperationTable(operations: readonly Operation[]): string {
  return `import type { OperationRow } from "../operations/operation-info.ts";

/** Every operation of the contract. */
export const operationTable: readonly OperationRow[] = [
${operations.map((operation) => `  ${JSON.stringify(infoOf(operation))},\n`).join("")}];

/** The query parameters whose arrays are joined by commas (\`explode: false\`). */
export const joinedParameters: readonly string[] = ${JSON.stringify(joinedParameters(operations))};
`;
}

/** A name means the same in every operation, so that one list is enough. */
function joinedParameters(operations: readonly Operation[]): string[] {
  const query = operations.flatMap(({ parameters }) => parameters.filter((parameter) => parameter.in === "query"));
  const joined = new Set(query.filter(({ explode }) => !explode).map(({ name }) => name));
  for (const { name, explode, schema } of query) {
    if (explode && schema.type === "array" && joined.has(name)) {
      throw new Error(`the query parameter "${name}" is joined by commas in one operation and repeated in another`);
    }
  }
  return [...joined];
}

/** Writes an interface per method that leads from a path to its operation. */
export function writePaths(operations: readonly Operation[]): string {
  const table = (name: string, comment: string, chosen: readonly Operation[]) => {
    const lines = chosen.map((operation) => {
      const { path, id } = operation;
      return `${document(operation).replace(/^/gm, "  ")}\n  "${path}": ${capitalize(id)};\n`;
    });
    return `/** ${comment} */\nexport interface ${name} {\n${lines.join("")}}\n`;
  };
  const methods: Method[] = ["get", "put", "post", "patch", "delete"];
  const tableName = (method: Method) => `PathsWith${capitalize(method)}`;
  const tables = methods.map((method) =>
    table(
      tableName(method),
      `The paths that have ${method.toUpperCase()}.`,
      operations.filter((operation) => operation.method === method),
    ),
  );
  const paged = operations.filter(({ method, extensions }) => method === "get" && extensions.pagination !== undefined);
  return `import type {
${operations.map(({ id }) => `  ${capitalize(id)},\n`).join("")}} from "./contract.ts";

${[...tables, table("PagedPaths", "The lists that have pages.", paged)].join("\n")}
/** The paths by method. */
export interface PathsByMethod {
${methods.map((method) => `  ${method}: ${tableName(method)};\n`).join("")}}
`;
}

export function capitalize(word: string): string {
  return `${word[0]?.toUpperCase()}${word.slice(1)}`;
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
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name);
  if (requestBody?.required) required.push("body");
  const types = requestBody?.content.map(({ type }) => type) ?? ["application/json"];
  const form = !types.includes("application/json");
  if (form && !types.includes("multipart/form-data")) throw new Error(`${id}: the client cannot write ${types}`);
  const { pagination, idempotent, rateLimit } = extensions;
  const { concurrent = 20, requests, windowSeconds } = rateLimit ?? {};
  const success = Object.fromEntries(
    responses.filter(isSuccess).map(({ status, content }) => [status, bodyKinds(id, content)]),
  );
  const failures = responses.filter((response) => !isSuccess(response)).map((response) => failureStatus(id, response));
  const usual = usualOf(path);
  return {
    path,
    operationId: id,
    ...(method.toUpperCase() !== usual.method && { method: method.toUpperCase() }),
    ...(!isDeepStrictEqual(success, usual.success) && { success }),
    ...(!isDeepStrictEqual(failures, usual.failures) && { failures }),
    ...(required.length > 0 && { required }),
    ...(pagination !== undefined && { pagination }),
    ...(idempotent && (method === "post" || method === "patch") && { idempotent: true }),
    ...(form && { form: true }),
    ...(rateLimit && { limit: { concurrent, requests, windowSeconds } }),
  };
}

function isSuccess({ status }: Response): boolean {
  return status.startsWith("2");
}

/** A result's `error` is set exactly when the call failed, so each failure needs a body. */
function failureStatus(id: string, { status, content }: Response): number {
  if (bodyKinds(id, content) !== "json") throw new Error(`${id}: the body of the failure ${status} is not JSON`);
  return Number(status);
}

/** Returns how the client reads these media types. */
function bodyKinds(operationId: string, content: readonly MediaType[]): string {
  const kinds = content.map(({ type }) => {
    if (/^application\/([\w.-]+\+)?json$/.test(type)) return "json";
    if (type.startsWith("text/")) return "text";
    if (/^(application|image)\//.test(type)) return "bytes";
    throw new Error(`${operationId}: the client cannot read ${type}`);
  });
  return [...new Set(kinds)].join(" ");
}

function writeInput({ parameters, requestBody }: Operation): string {
  const input = parameters.filter(({ required }) => required).map(({ name, example }) => [name, example]);
  const [media] = requestBody?.content ?? [];
  if (media && requestBody?.required) input.push(["body", media.example]);
  return input.length > 0 ? `, ${JSON.stringify(Object.fromEntries(input))}` : "";
}

function document({ summary, description, deprecated }: Operation, example?: string): string {
  const lines = [
    summary,
    ...(description === "" ? [] : ["", ...description.trim().split("\n")]),
    ...(deprecated || example ? [""] : []),
    ...(deprecated ? ["@deprecated"] : []),
    ...(example ? ["@example", "```ts", example, "```"] : []),
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
