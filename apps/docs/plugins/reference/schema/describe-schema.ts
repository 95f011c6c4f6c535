import { codeHtml, type Html } from "../html.ts";
import type { Markdown } from "../markdown.ts";
import { type Meaning, meaningOf } from "./alternatives.ts";
import { knownValues, listConstraints, listValues } from "./constraints.ts";
import { describedValues } from "./enumeration.ts";
import { type AnySchema, entriesOf, isSchema, listOf, type Schema } from "./keywords.ts";
import { type Alternatives, isNull, type MergedSchema, mergeSchema, pointerOf, type Resolve } from "./merge-schema.ts";
import { describeType } from "./schema-type.ts";
import type { Branch, Field, Link, Shape, Union } from "./shape.ts";
import { mappedPointer, type SharedSchemas } from "./shared-schemas.ts";
import { valueText } from "./values.ts";

export interface SchemaContext {
  readonly resolve: Resolve;
  readonly shared: SharedSchemas;
  readonly markdown: Markdown;
  /** Returns the link to the page of a schema that has one. */
  readonly linkTo: (pointer: string) => Link;
  /** A message that the schema belongs to. Without it, fields of both are shown, and say where they are. */
  readonly direction?: "request" | "response" | undefined;
  /** Notes what the page does not show. */
  readonly report: (what: string) => void;
  /** Returns notes from the extensions of a part of the document. */
  readonly notes: (part: object) => readonly Html[];
}

/** The place of a schema in a page. */
interface Place {
  /** The path from the top of the body. */
  readonly path: string;
  /** References around the schema. One that comes again would never end. */
  readonly outer: readonly string[];
  /** The schema is the body itself, or its items, so that its fields are shown even if it has a page. */
  readonly isTop: boolean;
}

/** Describes a schema with its fields and alternatives. Schemas that have a page are linked. */
export function describeSchema(context: SchemaContext, schema: AnySchema, isTop = true, path = ""): Shape {
  return describe(context, schema, { path, outer: [], isTop });
}

function describe(context: SchemaContext, schema: AnySchema, place: Place): Shape {
  if (!isSchema(schema)) return { type: schema === false ? "nothing" : "any" };
  const merged = mergeSchema(schema, context.resolve);
  reportUnknown(context, merged);
  const pointer = pointerOf(schema);
  const again = merged.pointers.find((one) => place.outer.includes(one));
  const linked = pointer !== undefined && !place.isTop && context.shared.hasPage(pointer) ? pointer : again;
  if (linked !== undefined) {
    return shapeOf(context, merged, {
      link: context.linkTo(linked),
      constraints: linkedConstraints(schema, merged, context.resolve),
    });
  }
  const inner = { ...place, outer: [...place.outer, ...merged.pointers] };
  const items = isSchema(merged.items)
    ? describe(context, merged.items, { ...inner, path: `${place.path}[]` })
    : undefined;
  const values = mapValues(context, merged, { ...inner, isTop: false });
  const alternatives = merged.alternatives.map((one) => describeAlternatives(context, one, inner));
  const annotated = describedValues(context.markdown, merged);
  return shapeOf(context, merged, {
    ...(items?.link && { link: items.link }),
    description: itemsText(items, merged),
    constraints: [
      ...listConstraints(annotated ? { ...merged, enum: undefined } : merged),
      ...(items?.constraints ?? []).map((text) => `Each item: ${lowerFirst(text)}`),
      ...alternatives.flatMap(({ constraints = [] }) => constraints),
    ],
    values: [...(annotated ?? []), ...(items?.values ?? []), ...alternatives.flatMap(({ values = [] }) => values)],
    fields: [
      ...propertyFields(context, merged, inner),
      ...values,
      ...listOf(merged.prefixItems).map((item, index): Field => {
        const name = `${place.path}[${index}]`;
        return { name, ...describe(context, item, { ...inner, isTop: false, path: name }) };
      }),
      ...(items?.fields ?? []),
    ],
    unions: [
      ...alternatives.flatMap(({ unions = [] }) => unions),
      ...(items?.unions ?? []),
      ...conditionUnions(context, merged, inner),
      ...subtypes(context, merged, inner),
    ],
  });
}

/** Adds what every schema has: its type and annotations. Leaves out what is empty. */
function shapeOf(context: SchemaContext, merged: MergedSchema, parts: Partial<Shape>): Shape {
  const { markdown, resolve } = context;
  const description = [
    merged.description === undefined ? "" : markdown.line(String(merged.description)),
    parts.description ?? "",
  ];
  const text = description.filter((one) => one !== "").join(" ");
  const example = [merged.example, ...listOf(merged.examples)].find(
    (one) => one !== undefined && typeof one !== "object",
  );
  const shape: Shape = {
    type: describeType(merged, resolve),
    ...(parts.link && { link: parts.link }),
    ...(merged.title && { title: String(merged.title) }),
    ...(text !== "" && { description: text }),
    ...(merged.deprecated === true && { isDeprecated: true as const }),
    ...(example !== undefined && { examples: [{ text: valueText(example) }] }),
  };
  const notes = [...new Set(merged.sources.flatMap((source) => context.notes(source)))];
  const lists = {
    notes,
    constraints: parts.constraints,
    values: parts.values,
    fields: parts.fields,
    unions: parts.unions,
  };
  return { ...shape, ...Object.fromEntries(Object.entries(lists).filter(([, list]) => list && list.length > 0)) };
}

function itemsText(items: Shape | undefined, merged: MergedSchema): Html {
  if (items?.description === undefined) return "";
  return merged.description === undefined ? items.description : `Each item: ${items.description}`;
}

/** Next to a link only what the outer schema itself says is shown: the rest is on the page. */
function linkedConstraints(schema: Schema, merged: MergedSchema, resolve: Resolve): Html[] {
  const own = mergeSchema(schema, (pointer) => (pointer === merged.pointers[0] ? true : resolve(pointer)));
  return listConstraints({ ...own, externalDocs: undefined });
}

function propertyFields(context: SchemaContext, merged: MergedSchema, place: Place): Field[] {
  const properties = entriesOf(merged.properties).flatMap(([key, schema]): Field[] => {
    const { readOnly, writeOnly } = isSchema(schema) ? mergeSchema(schema, context.resolve) : {};
    if ((readOnly && context.direction === "request") || (writeOnly && context.direction === "response")) return [];
    const name = place.path === "" ? key : `${place.path}.${key}`;
    const only = readOnly ? "responses" : writeOnly ? "requests" : undefined;
    return [
      {
        name,
        ...(listOf(merged.required).includes(key) && { isRequired: true as const }),
        ...(only && context.direction === undefined && { only }),
        ...describe(context, schema, { ...place, isTop: false, path: name }),
      },
    ];
  });
  const patterns = entriesOf(merged.patternProperties).map(([pattern, schema]): Field => {
    const name = `${place.path === "" ? "" : `${place.path}.`}/${pattern}/`;
    const shape = describe(context, schema, { ...place, isTop: false, path: name });
    const matching = `Every field whose name matches ${codeHtml(pattern)}.`;
    return { name, ...shape, description: [matching, shape.description ?? ""].join(" ").trim() };
  });
  if (merged.propertyNames === undefined || merged.propertyNames === true) return [...properties, ...patterns];
  const names = describe(context, merged.propertyNames, { ...place, isTop: false, path: "" });
  const text = [names.description ?? "", ...(names.constraints ?? [])].filter((one) => one !== "").join(" ");
  const name = place.path === "" ? "{name}" : `${place.path}.{name}`;
  return [...properties, ...patterns, { name, type: "string", description: `The name of each field. ${text}`.trim() }];
}

/** Returns the row for the values of a map, if there is more to say than their type. */
function mapValues(context: SchemaContext, merged: MergedSchema, place: Place): Field[] {
  const schema = merged.additionalProperties;
  if (!isSchema(schema) || Object.keys(schema).length === 0) return [];
  const name = place.path === "" ? "*" : `${place.path}.*`;
  const shape = describe(context, schema, { ...place, path: name });
  const hasNames = merged.properties !== undefined || merged.patternProperties !== undefined;
  const { type: _, ...more } = shape;
  if (!hasNames && Object.keys(more).length === 0) return [];
  const text = hasNames ? "Every other field." : "Each value.";
  return [{ name, ...shape, description: [text, shape.description ?? ""].join(" ").trim() }];
}

function describeAlternatives(context: SchemaContext, one: Alternatives, place: Place): Partial<Shape> {
  const meaning: Meaning = meaningOf(one, context.resolve);
  switch (meaning.kind) {
    case "types":
      return {};
    case "open": {
      const texts = [knownValues(meaning.values)];
      return { constraints: [...texts, ...listConstraints({ ...meaning.wide, default: undefined })] };
    }
    case "values": {
      const isAnnotated = meaning.values.some(({ title, description }) => title ?? description);
      if (!isAnnotated) return { constraints: [`One of ${listValues(meaning.values.map(({ value }) => value))}.`] };
      return {
        values: meaning.values.map(({ value, title, description }) => ({
          value: valueText(value),
          ...(title !== undefined && { name: title }),
          ...(description !== undefined && { description: context.markdown.line(description) }),
        })),
      };
    }
    case "branches":
      return { unions: [branchUnion(context, one, place)] };
  }
}

function branchUnion(context: SchemaContext, { kind, branches, discriminator }: Alternatives, place: Place): Union {
  const shown = branches.filter((branch) => branch !== false && !isNull(branch));
  const described = shown.map((branch, index): Branch => {
    const shape = describe(context, branch, { ...place, isTop: false });
    const pointer = pointerOf(branch);
    const name = (pointer && nameOf(pointer)) ?? shape.title ?? `Option ${index + 1}`;
    const when = discriminator && selectorOf(discriminator, pointer);
    return { ...shape, name, ...(when && { when }) };
  });
  return { label: kind === "oneOf" ? "One of these" : "Any of these", branches: described };
}

/** Lists the schemas that a discriminator without alternatives selects. */
function subtypes(context: SchemaContext, merged: MergedSchema, place: Place): Union[] {
  const { discriminator, alternatives } = merged;
  if (discriminator === undefined || alternatives.length > 0) return [];
  const branches = [...Map.groupBy(entriesOf(discriminator.mapping), ([, target]) => mappedPointer(target))].map(
    ([pointer, entries]): Branch => ({
      ...describe(context, { $ref: pointer }, { ...place, isTop: false }),
      name: nameOf(pointer),
      when: { field: discriminator.propertyName ?? "", values: entries.map(([value]) => value) },
    }),
  );
  return branches.length === 0 ? [] : [{ label: "One of these", branches }];
}

function selectorOf(discriminator: NonNullable<Schema["discriminator"]>, pointer: string | undefined): Branch["when"] {
  const { propertyName: field, mapping } = discriminator;
  if (field === undefined || pointer === undefined) return undefined;
  const mapped = entriesOf(mapping).filter(([, target]) => mappedPointer(target) === pointer);
  // Without a mapping, the value is the schema's own name.
  return { field, values: mapped.length > 0 ? mapped.map(([value]) => value) : [nameOf(pointer)] };
}

function conditionUnions(context: SchemaContext, merged: MergedSchema, place: Place): Union[] {
  if (merged.conditions.length === 0) return [];
  const branches = merged.conditions.map(
    ({ label, schema }): Branch => ({ name: label, ...describe(context, schema, { ...place, isTop: false }) }),
  );
  return [{ label: "Conditions", branches }];
}

/** Returns the name of a schema from its reference: `#/components/schemas/Account` is Account. */
export function nameOf(pointer: string): string {
  const last = pointer.split("/").at(-1) ?? pointer;
  try {
    return decodeURIComponent(last).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return last;
  }
}

function reportUnknown(context: SchemaContext, { unevaluatedProperties, unevaluatedItems }: MergedSchema): void {
  if (isSchema(unevaluatedProperties)) context.report("unevaluatedProperties with a schema");
  if (isSchema(unevaluatedItems)) context.report("unevaluatedItems with a schema");
}

function lowerFirst(text: Html): Html {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
