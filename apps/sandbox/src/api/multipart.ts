import { Refusal } from "../http/http-error.ts";
import type { RawBody } from "../http/request-body.ts";
import { convertText } from "./coerce.ts";
import type { JsonObject } from "./contract.ts";
import type { UploadedFile } from "./handler.ts";

/** The fields of a form, typed as its schema says, of a file its text; and the files. */
export interface Form {
  fields: Record<string, unknown>;
  files: Record<string, UploadedFile>;
}

/**
 * Reads a `multipart/form-data` body. Of a repeated field the last one counts.
 *
 * @param properties - the schemas of the fields, references followed; lists and objects are sent as JSON.
 * @throws {@link Refusal} 400 for what is no such form.
 */
export async function readForm(
  { contentType, bytes }: RawBody,
  properties: Readonly<Record<string, JsonObject>>,
): Promise<Form> {
  const form: Form = { fields: {}, files: {} };
  for (const [name, value] of await parse(contentType, bytes)) {
    if (typeof value === "string") {
      form.fields[name] = convertText(properties[name] ?? {}, value);
      continue;
    }
    const content = new Uint8Array(await value.arrayBuffer());
    form.fields[name] = new TextDecoder().decode(content);
    form.files[name] = { name: value.name, type: value.type, content };
  }
  return form;
}

async function parse(contentType: string, bytes: RawBody["bytes"]): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { "content-type": contentType } }).formData();
  } catch {
    throw new Refusal(400, { body: ["must be multipart/form-data as its boundary says"] });
  }
}
