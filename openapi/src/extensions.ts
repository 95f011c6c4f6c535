import type { Extensions, JsonObject, Method, RateLimit, UnverifiedFact } from "./contract.ts";
import { isObject } from "./references.ts";

/** Reads the `x-` fields of an operation. @throws Error when one has a value that it cannot have */
export function readExtensions(operation: JsonObject, method: Method): Extensions {
  const { "x-pagination": pagination, "x-idempotent": idempotent, "x-permission": permission = "" } = operation;
  if (pagination !== undefined && pagination !== "links" && pagination !== "offset" && pagination !== "cursor") {
    throw new Error(`x-pagination must be links, offset or cursor, not ${JSON.stringify(pagination)}`);
  }
  if (typeof permission !== "string") throw new Error("x-permission must be a string");
  return {
    pagination,
    idempotent: idempotent === true || (method !== "post" && method !== "patch"),
    rateLimit: operation["x-rate-limit"] === undefined ? undefined : readRateLimit(operation),
    permission,
    unverified: readUnverified(operation),
  };
}

/**
 * Reads the `x-unverified` of an operation, a parameter or a schema: one fact, or a list of them.
 *
 * @throws Error when a fact is anything but a `what` and a `source`
 */
export function readUnverified({ "x-unverified": facts = [] }: JsonObject): readonly UnverifiedFact[] {
  return [facts].flat().map((fact) => {
    if (isUnverifiedFact(fact)) return fact;
    throw new Error(`x-unverified must be { what, source }, or a list of them, not ${JSON.stringify(fact)}`);
  });
}

function isUnverifiedFact(fact: unknown): fact is UnverifiedFact & JsonObject {
  if (!isObject(fact)) return false;
  const { what, source, ...rest } = fact;
  const isText = (text: unknown) => typeof text === "string" && text !== "";
  return isText(what) && isText(source) && Object.keys(rest).length === 0;
}

/** Reads the `x-rate-limit` of the document or an operation. @throws Error when it has anything but positive integers */
export function readRateLimit({ "x-rate-limit": limit }: JsonObject): RateLimit {
  if (!isObject(limit)) throw new Error("x-rate-limit must be an object");
  for (const [name, value] of Object.entries(limit)) {
    if (!Number.isInteger(value) || Number(value) < 1)
      throw new Error(`x-rate-limit.${name} must be a positive integer`);
  }
  return limit as RateLimit;
}
