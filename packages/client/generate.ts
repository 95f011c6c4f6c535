import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Contract → types (openapi-typescript) and the table of what a call needs at run time. `node generate.ts [folder] [contract]` */
const require = createRequire(import.meta.url);
const folder = process.argv[2] ?? join(import.meta.dirname, "src/generated");
const contract = process.argv[3] ?? require.resolve("@signet/openapi/openapi.json");
const table = operationTable();
mkdirSync(folder, { recursive: true });

const command = join(require.resolve("openapi-typescript/package.json"), "../bin/cli.js");
const types = execFileSync(process.execPath, [command, contract, "--default-non-nullable=false"], {
  stdio: ["ignore", "pipe", "inherit"],
});
write("contract.ts", `${types}`);
write("operations.ts", table);

interface Operation {
  operationId: string;
  parameters?: ({ $ref: string } | Parameter)[];
  responses: Record<string, { $ref: string } | { content?: Record<string, unknown> }>;
}
interface Parameter {
  name: string;
  in: string;
  style?: string;
  explode?: boolean;
  allowReserved?: boolean;
  schema?: { $ref: string } | { type?: string | string[] };
}

function operationTable(): string {
  const document = JSON.parse(readFileSync(contract, "utf8"));
  const resolve = <T extends object>(value: T | { $ref: string }): T =>
    "$ref" in value
      ? value.$ref
          .slice(2)
          .split("/")
          .reduce((node, key) => node[key.replaceAll("~1", "/").replaceAll("~0", "~")], document)
      : value;
  const rows = Object.entries<Record<string, Operation>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => ["get", "put", "post", "patch", "delete"].includes(method))
      .map(([method, { operationId, parameters = [], responses }]) => {
        const answers = Object.entries(responses).map(
          ([status, response]) =>
            `${status}: "${answerKind(operationId, Object.keys(resolve(response).content ?? {}))}"`,
        );
        const resolved = parameters.map(resolve<Parameter>);
        for (const parameter of resolved) assertSerializable(operationId, parameter, resolve(parameter.schema ?? {}));
        const joined = resolved.filter((parameter) => parameter.in === "query" && parameter.explode === false);
        const names = joined.map(({ name }) => JSON.stringify(name)).join(", ");
        return `  "${method.toUpperCase()} ${path}": { operationId: "${operationId}", responses: { ${answers.join(", ")} }, commaSeparated: [${names}] },\n`;
      }),
  );
  return `/**
 * This file was generated from the contract by \`pnpm generate\`.
 * Do not make direct changes to the file.
 */

/** What a call needs to know of an operation at run time, by method and path. */
export const operations: Readonly<Record<string, OperationRow>> = {
${rows.join("")}};

export interface OperationRow {
  operationId: string;
  /** What the contract promises for each status: JSON, text or bytes, or no body; where a space is between two, either. */
  responses: Readonly<Record<number, string>>;
  /** Query parameters whose values are joined by commas (\`explode: false\`); others are repeated. */
  commaSeparated: readonly string[];
}
`;
}

/** How the client reads what comes as these media types. */
function answerKind(operationId: string, types: readonly string[]): string {
  const kinds = types.map((type) => {
    if (/^application\/([\w.-]+\+)?json$/.test(type)) return "json";
    if (type.startsWith("text/")) return "text";
    if (/^(application|image)\//.test(type)) return "bytes";
    throw new Error(`${operationId}: the client cannot read ${type}`);
  });
  return [...new Set(kinds)].join(" ") || "empty";
}

/** The client writes scalars into paths, and scalars and arrays into queries; a contract that wants more is refused by name. */
function assertSerializable(
  operationId: string,
  parameter: Parameter,
  { type = "string" }: { type?: string | string[] },
) {
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

/** Writes only what changed, so that generating twice touches nothing. */
function write(name: string, text: string): void {
  const file = join(folder, name);
  let before: string | undefined;
  try {
    before = readFileSync(file, "utf8");
  } catch {}
  if (before !== text) writeFileSync(file, text);
}
