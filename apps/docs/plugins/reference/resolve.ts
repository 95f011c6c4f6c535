/**
 * Follows a reference into the document, as far as it leads.
 *
 * @throws Error naming the reference when it points at nothing.
 */
export function resolve<Thing>(document: object, value: unknown): Thing {
  if (!isReference(value)) return value as Thing;
  const target = value.$ref
    .replace(/^#\//, "")
    .split("/")
    .map((key) => decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  if (target === undefined) throw new Error(`The contract has nothing at ${value.$ref}.`);
  return resolve(document, target);
}

/** Whether a value stands for something elsewhere in the document. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return typeof value === "object" && value !== null && "$ref" in value && typeof value.$ref === "string";
}
