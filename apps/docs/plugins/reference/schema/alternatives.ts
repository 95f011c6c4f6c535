import { type AnySchema, isSchema } from "./keywords.ts";
import { type Alternatives, type MergedSchema, mergeSchema, type Resolve } from "./merge-schema.ts";
import { typeOfValue } from "./values.ts";

/** The meaning of alternatives, which a table of branches may hide. */
export type Meaning =
  /** Only some values, each with a title or description. */
  | { readonly kind: "values"; readonly values: readonly DescribedConst[] }
  /** Known values of a type that may have others. */
  | { readonly kind: "open"; readonly values: readonly unknown[]; readonly wide: MergedSchema }
  /** Types without anything else to say. */
  | { readonly kind: "types" }
  | { readonly kind: "branches" };

interface DescribedConst {
  readonly value: unknown;
  readonly title: string | undefined;
  readonly description: string | undefined;
}

export function meaningOf({ branches }: Alternatives, resolve: Resolve): Meaning {
  const merged = branches.map((branch) => mergeSchema(branch, resolve));
  const constants = merged.flatMap((branch) => {
    const values = branch.const === undefined ? (branch.enum ?? []) : [branch.const];
    const { title, description } = branch;
    return isEnumeration(branch) ? values.map((value) => ({ value, title, description })) : [];
  });
  const others = merged.filter((branch) => !isEnumeration(branch));
  if (others.length === 0) return { kind: "values", values: constants };
  const [wide] = others.filter((branch) => !isNullOnly(branch));
  const widths = others.filter((branch) => !isNullOnly(branch)).length;
  if (constants.length > 0 && widths === 1 && wide && isScalar(wide) && holds(wide, constants))
    return { kind: "open", values: constants.map(({ value }) => value), wide };
  return merged.every(isPlain) ? { kind: "types" } : { kind: "branches" };
}

/** Lists values only: an enumeration or a constant. */
function isEnumeration(schema: MergedSchema): boolean {
  if (isNullOnly(schema)) return false;
  return (
    (schema.const !== undefined || schema.enum !== undefined) &&
    schema.alternatives.length === 0 &&
    schema.properties === undefined
  );
}

function isNullOnly({ type, ...schema }: MergedSchema): boolean {
  return (
    schema.const === null ||
    (type?.length === 1 && type[0] === "null") ||
    (schema.enum?.length === 1 && schema.enum[0] === null)
  );
}

function isScalar({ type = [], alternatives, ...schema }: MergedSchema): boolean {
  return (
    type.some((name) => ["string", "integer", "number"].includes(name)) &&
    alternatives.length === 0 &&
    schema.enum === undefined
  );
}

function holds({ type = [] }: MergedSchema, constants: readonly { readonly value: unknown }[]): boolean {
  return constants.every(({ value }) => {
    const own = typeOfValue(value);
    return value === null || type.includes(own) || (own === "integer" && type.includes("number"));
  });
}

/** Says nothing besides its type. */
function isPlain({
  type,
  format,
  nullable,
  patterns,
  alternatives,
  conditions,
  pointers,
  sources: _,
  isClosed,
  ...rest
}: MergedSchema): boolean {
  const keywords = Object.entries(rest).filter(([, value]) => value !== undefined);
  const isSimple = patterns.length + alternatives.length + conditions.length + pointers.length === 0 && !isClosed;
  return (
    isSimple &&
    type !== undefined &&
    keywords.every(([keyword, value]) => keyword === "items" && isPlainItems(value as AnySchema))
  );
}

function isPlainItems(items: AnySchema): boolean {
  return isSchema(items) && Object.keys(items).every((keyword) => keyword === "type" || keyword === "format");
}
