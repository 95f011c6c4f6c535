import type { ErrorObject, ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { Refusal } from "../http/http-error.ts";
import type { RawBody } from "../http/request-body.ts";
import type { Coerce } from "./coerce.ts";
import { createCoerce } from "./coerce.ts";
import type { Contract, ContractOperation, JsonObject } from "./contract.ts";
import type { Address, UploadedFile } from "./handler.ts";
import { readForm } from "./multipart.ts";
import { describeProblems } from "./validation-errors.ts";

/** Checks requests against the contract. */
export interface Checks {
  /** The parameters, typed as the contract says. @throws {@link Refusal} 400 naming each broken one */
  parameters(
    operation: ContractOperation,
    path: Readonly<Record<string, string>>,
    address: Pick<Address, "query" | "search">,
  ): { path: Record<string, unknown>; query: Record<string, unknown> };
  /** The body, parsed. @throws {@link Refusal} 400 naming each broken field */
  body(operation: ContractOperation, raw: RawBody): Promise<CheckedBody>;
}

/** A body that keeps the contract, and the files in it. */
export interface CheckedBody {
  body: unknown;
  files: Readonly<Record<string, UploadedFile>>;
}

interface Compiled {
  /** Of what stands in the path; most of it is text and stays it. */
  pathCoercions: readonly { name: string; coerce: Coerce }[];
  /** Of what stands in the query; `portalName` is how the vendor's portal writes a name with dots. */
  coercions: readonly { name: string; portalName: string; coerce: Coerce; fallback: unknown }[];
  /** What a request without a query asks for. */
  defaults: Readonly<Record<string, unknown>>;
  parameters: ValidateFunction;
  bodies: readonly CompiledBody[];
}

interface CompiledBody {
  type: string;
  /** The first stops at the first problem, the second names all. */
  checks: readonly [ValidateFunction, ValidateFunction];
  /** Of a form, the schemas of its fields. */
  properties: Readonly<Record<string, JsonObject>>;
}

/** Makes the checks of a contract. Each operation's are compiled when it is first called. */
export function createChecks({ schemas, operations }: Contract): Checks {
  const [first, all] = [createAjv(false), createAjv(true)];
  for (const ajv of [first, all]) ajv.addSchema({ $id: "contract", components: { schemas } });
  const compiled = new Map<string, Compiled>();

  function compile(operation: ContractOperation): Compiled {
    const query = operation.parameters.filter((parameter) => parameter.in === "query");
    const section = (place: "path" | "query") => {
      const own = operation.parameters.filter((parameter) => parameter.in === place);
      return {
        type: "object",
        properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
        required: own.filter(({ required }) => required).map(({ name }) => name),
      };
    };
    const bodies = (operation.body?.content ?? []).map(
      ({ type, schema }): CompiledBody => ({
        type,
        checks: [first.compile(schema), all.compile(schema)],
        properties: (schema.properties ?? {}) as Record<string, JsonObject>,
      }),
    );
    const coercions = query.map((parameter) => ({
      name: parameter.name,
      portalName: parameter.name.replaceAll(".", "__"),
      coerce: createCoerce(parameter),
      fallback: parameter.schema.default,
    }));
    const withDefault = coercions.filter(({ fallback }) => fallback !== undefined);
    return {
      bodies,
      coercions,
      defaults: Object.fromEntries(withDefault.map(({ name, fallback }) => [name, fallback])),
      pathCoercions: operation.parameters
        .filter((parameter) => parameter.in === "path" && parameter.schema.type !== "string")
        .map((parameter) => ({ name: parameter.name, coerce: createCoerce(parameter) })),
      parameters: all.compile({ type: "object", properties: { path: section("path"), query: section("query") } }),
    };
  }

  function checksOf(operation: ContractOperation): Compiled {
    let known = compiled.get(operation.id);
    if (known === undefined) {
      known = compile(operation);
      compiled.set(operation.id, known);
    }
    return known;
  }
  // Compiling proves that the schemas can be used at all; one operation stands for the shared ones.
  if (operations[0] !== undefined) checksOf(operations[0]);

  return {
    parameters(operation, path, address) {
      const { pathCoercions, coercions, defaults, parameters } = checksOf(operation);
      const query: Record<string, unknown> = { ...defaults };
      if (address.query !== "") {
        for (const { name, portalName, coerce } of coercions) {
          const given = address.search.has(name) ? name : portalName;
          const value = address.search.has(given) ? coerce(address.search.getAll(given)) : undefined;
          if (value !== undefined) query[name] = value;
        }
      }
      const segments: Record<string, unknown> = { ...path };
      for (const { name, coerce } of pathCoercions) segments[name] = coerce([path[name] ?? ""]);
      const values = { path: segments, query };
      if (!parameters(values)) refuse(parameters.errors, 1);
      return values;
    },

    async body(operation, raw) {
      const { bodies } = checksOf(operation);
      if (raw.bytes.length === 0) {
        if (operation.body?.required === true) throw new Refusal(400, { body: ["is required"] });
        return { body: undefined, files: {} };
      }
      const compiled = bodies.find(({ type }) => type === raw.type || (type === jsonType && isJson.test(raw.type)));
      if (compiled === undefined) {
        const wanted = bodies.map(({ type }) => type).join(" or ");
        throw new Refusal(400, { body: [`must be sent with Content-Type: ${wanted}`] });
      }
      const form = compiled.type === formType ? await readForm(raw, compiled.properties) : undefined;
      const body = form?.fields ?? (compiled.type === jsonType ? parse(decode(raw)) : decode(raw));
      // A large body with a problem in every element would otherwise make as many messages.
      const check = compiled.checks[raw.bytes.length > 65_536 ? 0 : 1];
      if (!check(body)) refuse(check.errors, 0);
      return { body, files: form?.files ?? {} };
    },
  };
}

function decode({ bytes }: RawBody): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(400, { body: ["must be UTF-8"] });
  }
}

function createAjv(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors, verbose: true });
  addFormats.default(ajv);
  // The built-in one compares every element with every other where it cannot tell that they are plain.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    error: { message: "must not hold the same item twice" },
    validate: (wanted: boolean, list: unknown[]) =>
      !wanted || new Set(list.map((item) => JSON.stringify(item))).size === list.length,
  });
  return ajv;
}

function parse(text: string): unknown {
  try {
    // Only who finds a large number looks at every value: that is slow, and the stack ends where lists are a million deep.
    return uncountable.test(text) ? JSON.parse(text, countable) : JSON.parse(text);
  } catch {
    throw new Refusal(400, { body: ["must be JSON"] });
  }
}

/** A whole number beyond what can be counted means "as many as there are", as it does in a query. */
function countable(_: string, value: unknown): unknown {
  if (typeof value !== "number" || !Number.isInteger(value)) return value;
  return Math.max(-Number.MAX_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, value));
}

function refuse(errors: readonly ErrorObject[] | null | undefined, depth: number): never {
  throw new Refusal(400, describeProblems(errors ?? [], depth));
}

const jsonType = "application/json";
const formType = "multipart/form-data";
const isJson = /^application\/[\w.+-]+\+json$/;
/** Where a number beyond what can be counted may be written. */
const uncountable = /\d{16}|\de/i;
