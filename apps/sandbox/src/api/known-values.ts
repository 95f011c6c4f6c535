import type { JsonObject } from "./contract.ts";

/**
 * Converts the texts of a parameter to the known values and lower-case guids that they equal without regard to case.
 *
 * An unknown value stays if it is a filter, which then equals nothing. It is undefined if it is a choice, which has a default.
 */
export function toKnown(schema: JsonObject, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => toKnown(schema.items as JsonObject, item));
  if (typeof value !== "string") return value;
  const { "x-extensible-enum": known, default: usual } = schema;
  const text = value.toLowerCase();
  if (!Array.isArray(known)) return guid.test(value) ? text : value;
  const find = (name: string) => known.find((each) => each.toLowerCase() === name);
  // `null` selects what has none.
  return find(text) ?? (text === "null" ? find("none") : undefined) ?? (usual === undefined ? value : undefined);
}

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
