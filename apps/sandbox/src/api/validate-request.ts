import type { ErrorObject } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { HttpError, notFound } from "../http/http-error.ts";
import type { RawBody } from "../http/request-body.ts";
import { coerce, toSafeInteger } from "./coerce.ts";
import type { Contract, ContractOperation, JsonObject } from "./contract.ts";
import { checkInput, withLimits, withParameterLimits } from "./input-limits.ts";
import { toKnown } from "./known-values.ts";
import { parseForm } from "./multipart.ts";
import type { Route } from "./router.ts";
import { formatValidationErrors } from "./validation-errors.ts";

type Values = Record<string, unknown>;

/** Creates the validator of a contract. The schemas of an operation are compiled when it is first called. */
export function createValidator({ schemas, operations }: Contract) {
  const ajv = { first: createAjv(false), all: createAjv(true) };
  const limited = withLimits({ $id: "contract", components: { schemas } });
  for (const each of Object.values(ajv)) each.addSchema(limited);
  const compiled = new Map<string, ReturnType<typeof compile>>();

  function compile({ parameters, body }: ContractOperation) {
    const section = (place: "path" | "query") => {
      const own = parameters.filter((parameter) => parameter.in === place);
      return {
        type: "object",
        properties: Object.fromEntries(own.map(({ name, schema }) => [name, withParameterLimits(schema)])),
        required: own.filter(({ required }) => required).map(({ name }) => name),
      };
    };
    return {
      parameters: ajv.all.compile({ type: "object", properties: { path: section("path"), query: section("query") } }),
      bodies: new Map(body?.content.map((content) => [content, withLimits(content.schema)])),
    };
  }

  function compiledOf(operation: ContractOperation) {
    const known = compiled.get(operation.id) ?? compile(operation);
    compiled.set(operation.id, known);
    return known;
  }
  // Fails at the start when the shared schemas cannot be compiled.
  if (operations[0] !== undefined) compiledOf(operations[0]);

  return {
    /** Converts the parameters to the types of the contract. @throws {@link HttpError} 404 for a path that is not valid, 400 naming each query parameter that is not */
    parameters({ operation, path }: Route, search: URLSearchParams) {
      const values: { path: Values; query: Values } = { path: {}, query: {} };
      for (const parameter of operation.parameters) {
        const { name, in: place, schema } = parameter;
        // Bitsight's portal writes the dots of a name as underscores.
        const given = search.has(name) ? name : name.replaceAll(".", "__");
        const texts = place === "path" ? [path[name] ?? ""] : search.getAll(given);
        const value = (texts.length > 0 ? toKnown(schema, coerce(parameter, texts)) : undefined) ?? schema.default;
        if (value !== undefined) values[place][name] = value;
      }
      checkInput({ ...values.path, ...values.query });
      const { parameters } = compiledOf(operation);
      if (!parameters(values)) {
        // A path with something else where an id belongs does not exist.
        if (parameters.errors?.some(({ instancePath }) => instancePath.startsWith("/path/"))) throw notFound();
        throw invalid(parameters.errors, 1);
      }
      return values;
    },

    /** Parses the body. @throws {@link HttpError} 400 naming each field that is not valid */
    async body(operation: ContractOperation, raw: RawBody): Promise<unknown> {
      const { bodies } = compiledOf(operation);
      if (raw.bytes.length === 0) {
        if (operation.body?.required === true) throw new HttpError(400, { body: ["is required"] });
        return undefined;
      }
      const type = isJson.test(raw.type) ? jsonType : raw.type;
      const [content, schema] = [...bodies].find(([{ type: own }]) => own === type) ?? [];
      if (content === undefined || schema === undefined) {
        const types = [...bodies.keys()].map(({ type: own }) => own).join(" or ");
        throw new HttpError(400, { body: [`must be sent with Content-Type: ${types}`] });
      }
      const body =
        type === formType
          ? await parseForm(raw, (content.schema.properties ?? {}) as Record<string, JsonObject>)
          : type === jsonType
            ? parseJson(decode(raw))
            : decode(raw);
      checkInput(body, content.schema);
      // A large body with a problem in every element would otherwise get as many messages.
      const check = ajv[raw.bytes.length > 65_536 ? "first" : "all"].compile(schema);
      if (!check(body)) throw invalid(check.errors, 0);
      return body;
    },
  };
}

function decode({ bytes }: RawBody): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new HttpError(400, { body: ["must be UTF-8"] });
  }
}

function createAjv(allErrors: boolean): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors, verbose: true });
  addFormats.default(ajv);
  // The built-in keyword compares every item with every other, unless it knows that they are scalars.
  ajv.removeKeyword("uniqueItems");
  ajv.addKeyword({
    keyword: "uniqueItems",
    type: "array",
    error: { message: "must not have duplicate items" },
    validate: (isUnique: boolean, list: unknown[]) =>
      !isUnique || new Set(list.map((item) => JSON.stringify(item))).size === list.length,
  });
  return ajv;
}

function parseJson(text: string): unknown {
  try {
    // Only for large numbers: looking at every value overflows the stack when lists are nested a million times.
    return unsafe.test(text)
      ? JSON.parse(text, (_, value) => (Number.isInteger(value) ? toSafeInteger(value) : value))
      : JSON.parse(text);
  } catch {
    throw new HttpError(400, { body: ["must be JSON"] });
  }
}

function invalid(errors: readonly ErrorObject[] | null | undefined, depth: number): HttpError {
  return new HttpError(400, formatValidationErrors(errors ?? [], depth));
}

const jsonType = "application/json";
const formType = "multipart/form-data";
const isJson = /^application\/[\w.+-]+\+json$/;
/** Matches where a number beyond the safe range may be. */
const unsafe = /\d{16}|\de/i;
