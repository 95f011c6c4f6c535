import type { Document, JsonObject } from "@signet/openapi";

/** Writes a named type per schema: an interface for an object, so that editors show its name. */
export function writeSchemas({ components }: Document): string {
  const { schemas = {} } = (components ?? {}) as { schemas?: Record<string, JsonObject> };
  const types = Object.entries(schemas).map(([name, { type, allOf, anyOf, oneOf, description }]) => {
    const isPlainObject = type === "object" && !(allOf ?? anyOf ?? oneOf);
    const comment = typeof description === "string" ? `/** ${description.replaceAll("*/", "*\\/")} */\n` : "";
    return isPlainObject
      ? `${comment}export interface ${name} extends Schema<"${name}"> {}\n`
      : `${comment}export type ${name} = Schema<"${name}">;\n`;
  });
  return `import type { components } from "./contract.ts";\n\ntype Schema<Name extends keyof components["schemas"]> = components["schemas"][Name];\n\n${types.join("\n")}`;
}
