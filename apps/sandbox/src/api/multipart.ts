import { HttpError } from "../http/http-error.ts";
import type { RawBody } from "../http/request-body.ts";
import { coerceField } from "./coerce.ts";
import type { JsonObject } from "./contract.ts";

/**
 * Parses a `multipart/form-data` body; the field of a file is its text. Of a repeated field the last one counts.
 *
 * @param properties - the schemas of the fields, references followed; lists and objects are sent as JSON.
 * @throws {@link HttpError} 400 for a body that is not such a form.
 */
export async function parseForm(
  { contentType, bytes }: RawBody,
  properties: Readonly<Record<string, JsonObject>>,
): Promise<Record<string, unknown>> {
  // Without inherited names, because the client chooses them.
  const body: Record<string, unknown> = Object.create(null);
  for (const [name, value] of await parse(contentType, bytes)) {
    const schema = Object.hasOwn(properties, name) ? (properties[name] ?? {}) : {};
    body[name] = typeof value === "string" ? coerceField(schema, value) : await value.text();
  }
  return body;
}

async function parse(contentType: string, bytes: RawBody["bytes"]): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new HttpError(400, { body: ["must be multipart/form-data with the boundary of its Content-Type"] });
  }
}
