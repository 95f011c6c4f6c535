import { isObject, isRecord, listed } from "../document/json.ts";
import type { Discriminator, OpenApiDocument, Referable, Schema } from "../document/openapi-document.ts";
import { resolve } from "../document/reference.ts";

/** A schema without references and `allOf`. */
export interface WholeSchema extends Schema {
  /** The discriminator of a part of `allOf`. */
  readonly inherited?: Discriminator | undefined;
  /** The alternatives of several parts; a value fits one of each. */
  readonly choices?: readonly (readonly (Referable<Schema> | boolean)[])[] | undefined;
}

/**
 * Merges a schema with its reference and the parts of `allOf`; the outer keywords win.
 *
 * @param open - schemas whose alternatives are chosen already: a part that is one of them has no alternatives.
 */
export function wholeSchema(
  document: OpenApiDocument,
  schema: Referable<Schema> | boolean | undefined,
  open: readonly object[] = [],
  seen: Set<object> = new Set(),
): WholeSchema {
  if (!isRecord(schema)) return {};
  const { $ref, allOf, if: condition, then, ...rest }: Schema = schema;
  const outer = withChoices(rest);
  // A value that fits the condition has to fit `then`, and need not fit `else`.
  const conditional = condition === undefined || condition === false ? [] : [condition, then ?? true];
  if ($ref === undefined && allOf === undefined && conditional.length === 0) return outer;
  const target = $ref === undefined ? {} : resolve<Schema>(document, { $ref });
  // What a part says twice adds nothing, and schemas may include themselves.
  let whole = seen.has(target) ? {} : wholeSchema(document, target, open, seen.add(target));
  for (const part of [...listed(allOf), ...conditional]) {
    if (!isRecord(part)) continue;
    const { discriminator, choices, ...own } = wholeSchema(document, part, open, seen);
    const isOpen = open.includes(resolve(document, part as Schema));
    whole = merge(whole, {
      ...own,
      inherited: discriminator ?? own.inherited,
      choices: isOpen ? undefined : choices,
    });
  }
  return merge(whole, outer, rest.example ?? rest.examples?.[0]);
}

function withChoices({ oneOf, anyOf, ...rest }: Schema): WholeSchema {
  // A list of known values says more than any text. Only with anyOf does it fit beside the text.
  const known = listed(anyOf).filter((branch) => isRecord(branch) && (branch as Schema).enum !== undefined);
  const choices = [listed(oneOf), [...new Set([...known, ...listed(anyOf)])]].filter((branches) => branches.length > 0);
  return choices.length > 0 ? { ...rest, choices } : rest;
}

/** Merges two schemas that a value must fit. Examples of parts are joined, because none shows the whole. */
function merge(left: WholeSchema, right: WholeSchema, outerExample?: unknown): WholeSchema {
  const merged: Record<string, unknown> = { ...left };
  for (const [keyword, value] of Object.entries(right) as [keyof WholeSchema, unknown][]) {
    if (value === undefined) continue;
    const before = left[keyword];
    merged[keyword] = before === undefined ? value : (joins[keyword]?.(before as never, value as never) ?? value);
  }
  if (outerExample !== undefined) merged.example = outerExample;
  return merged;
}

type Join = (left: never, right: never) => unknown;

// A bound may be a bigint, which Math.max refuses.
const highest: Join = (left: number, right: number) => (Number(left) > Number(right) ? left : right);
const lowest: Join = (left: number, right: number) => (Number(left) < Number(right) ? left : right);

const joins: { readonly [keyword in keyof WholeSchema]?: Join } = {
  required: (left: readonly string[], right: readonly string[]) => [...left, ...right],
  properties: (left: NonNullable<Schema["properties"]>, right: NonNullable<Schema["properties"]>) => {
    const both = Object.entries(right).map(([name, schema]) => {
      return [name, Object.hasOwn(left, name) ? { allOf: [left[name], schema] } : schema];
    });
    return { ...left, ...Object.fromEntries(both) };
  },
  dependentRequired: (left: object, right: object) => ({ ...left, ...right }),
  not: (left: unknown, right: unknown) => ({ anyOf: [left, right] }),
  choices: (left: readonly unknown[], right: readonly unknown[]) => [...left, ...right],
  enum: (left: readonly unknown[], right: readonly unknown[]) => right.filter((value) => left.includes(value)),
  type: (left: NonNullable<Schema["type"]>, right: NonNullable<Schema["type"]>) => {
    const types = [right].flat().filter((type) => [left].flat().includes(type));
    return types.length > 0 ? types : right;
  },
  example: (left: unknown, right: unknown) => (isObject(left) && isObject(right) ? { ...left, ...right } : right),
  minimum: highest,
  exclusiveMinimum: highest,
  minLength: highest,
  minItems: highest,
  minProperties: highest,
  maximum: lowest,
  exclusiveMaximum: lowest,
  maxLength: lowest,
  maxItems: lowest,
  maxProperties: lowest,
};
