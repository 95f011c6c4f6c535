import type { Document, Found, Method, Parameter } from "./document.ts";
import { exampleOf, methods, resolve } from "./document.ts";

/** Writes a function an operation, each with what a call has to know and what hovering shows. */
export function writeOperations(document: Document, found: readonly Found[]): string {
  const functions = found.map((each) => {
    const { operationId } = each.operation;
    return `${describe(document, each)}
export const ${operationId}: Operation<operations["${operationId}"]> = /* @__PURE__ */ operation(${writeRow(row(document, each))});
`;
  });
  return `import { form } from "../operations/form.ts";
import type { Operation } from "../operations/operation.ts";
import { operation } from "../operations/operation.ts";
import { cursor, links, offset } from "../operations/pagination.ts";
import type { operations } from "./contract.ts";

${functions.join("\n")}`;
}

/** A row as JSON, but for the functions that it names. */
function writeRow(facts: object): string {
  return JSON.stringify(facts).replace(/"(pages|form)":"(\w+)"/g, "$1:$2");
}

/** Writes what a method and a path stand for, as interfaces: an editor looks one up without going through them all. */
export function writePaths(found: readonly Found[]): string {
  const table = (name: string, chosen: readonly Found[]) => {
    const lines = chosen.map(({ path, operation }) => `  "${path}": operations["${operation.operationId}"];\n`);
    return `export interface ${name} {\n${lines.join("")}}\n`;
  };
  const capital = (method: Method) => `${method[0]?.toUpperCase()}${method.slice(1)}`;
  const tables = methods.map((method) =>
    table(
      `${capital(method)}Operations`,
      found.filter((each) => each.method === method),
    ),
  );
  const paged = found.filter(({ method, operation }) => method === "get" && operation["x-pagination"] !== undefined);
  return `import type { operations } from "./contract.ts";\n\n${[...tables, table("PagedOperations", paged)].join("\n")}`;
}

function row(document: Document, { method, path, operation, parameters, body, answers }: Found): object {
  const { operationId } = operation;
  const inPath = parameters.filter((parameter) => parameter.in === "path").map(({ name }) => name);
  for (const parameter of parameters) {
    assertSerializable(document, operationId, parameter);
    if (parameter.in === "query" && (inPath.includes(parameter.name) || parameter.name === "body")) {
      throw new Error(`${operationId}: the query parameter "${parameter.name}" has the name of another part`);
    }
  }
  const query = parameters.filter((parameter) => parameter.in === "query");
  const joined = query.filter(({ explode }) => explode === false).map(({ name }) => name);
  const required = query.filter((parameter) => parameter.required).map(({ name }) => name);
  if (body?.required) required.push("body");
  const pages = operation["x-pagination"];
  if (pages !== undefined && !["links", "offset", "cursor"].includes(pages)) {
    throw new Error(`${operationId}: the client knows no pagination "${pages}"`);
  }
  const types = Object.keys(body?.content ?? { "application/json": {} });
  const form = !types.includes("application/json");
  if (form && !types.includes("multipart/form-data"))
    throw new Error(`${operationId}: the client cannot write ${types}`);
  const { concurrent = 20, requests, windowSeconds } = operation["x-rate-limit"] ?? {};
  return {
    operationId,
    method: method.toUpperCase(),
    path,
    answers: Object.fromEntries(
      answers.map(([status, { content = {} }]) => [status, answerKinds(operationId, Object.keys(content))]),
    ),
    ...(joined.length > 0 && { joined }),
    ...(required.length > 0 && { required }),
    ...(pages !== undefined && { pages }),
    ...(operation["x-idempotent"] && { idempotent: true }),
    ...(form && { form: "form" }),
    ...(operation["x-rate-limit"] && { limit: { concurrent, requests, windowSeconds } }),
  };
}

/** How the client reads what comes as these media types. */
function answerKinds(operationId: string, types: readonly string[]): string {
  const kinds = types.map((type) => {
    if (/^application\/([\w.-]+\+)?json$/.test(type)) return "json";
    if (type.startsWith("text/")) return "text";
    if (/^(application|image)\//.test(type)) return "bytes";
    throw new Error(`${operationId}: the client cannot read ${type}`);
  });
  return [...new Set(kinds)].join(" ");
}

/** What hovering shows: the contract's own words, and a call with its examples. */
function describe(document: Document, { operation, parameters, body }: Found): string {
  const { operationId, summary, description, deprecated } = operation;
  const given = parameters.filter(({ required }) => required).map(({ name, example }) => [name, example]);
  const [media] = Object.values(body?.content ?? {});
  if (media && body?.required) given.push(["body", exampleOf(document, media)]);
  const input = given.length > 0 ? `, ${JSON.stringify(Object.fromEntries(given))}` : "";
  const lines = [
    summary ?? operationId,
    ...(description === undefined ? [] : ["", ...description.trim().split("\n")]),
    "",
    ...(deprecated ? ["@deprecated"] : []),
    "@example",
    "```ts",
    `const result = await ${operationId}(client${input});`,
    "```",
  ];
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd().replaceAll("*/", "*\\/")).join("\n")}\n */`;
}

/** The client writes scalars into paths, and scalars and arrays into queries; a contract that wants more is refused by name. */
function assertSerializable(document: Document, operationId: string, parameter: Parameter): void {
  const { type = "string" } = resolve(document, parameter.schema ?? {});
  const types = [type].flat();
  const fits =
    parameter.schema !== undefined &&
    !parameter.allowReserved &&
    !types.includes("object") &&
    (parameter.in === "path"
      ? (parameter.style ?? "simple") === "simple" && !types.includes("array")
      : parameter.in === "query" && (parameter.style ?? "form") === "form");
  if (!fits) {
    const { name, in: place, style = "default" } = parameter;
    throw new Error(
      `${operationId}: the client cannot write the ${place} parameter "${name}" (${types.join(" or ")}, style ${style})`,
    );
  }
}
