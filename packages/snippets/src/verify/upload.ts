import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { isRecord, own } from "../document/json.ts";
import type { OpenApiDocument, RequestBody } from "../document/openapi-document.ts";
import type { FoundOperation } from "../document/operation.ts";
import { resolve } from "../document/reference.ts";
import { ownExample } from "../request/parameters.ts";
import { wholeSchema } from "../sample/sample.ts";

/**
 * Writes the file that an operation uploads: what the example of its form has for it, else a text of no meaning.
 *
 * @returns its path within the folder.
 */
export async function writeUpload(
  document: OpenApiDocument,
  { operation }: FoundOperation,
  folder: string,
  name: string,
): Promise<string> {
  const file = `${name}/upload.bin`;
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), contentOf(document, operation.requestBody ?? {}) ?? "an upload\n");
  return file;
}

function contentOf(
  document: OpenApiDocument,
  requestBody: RequestBody | { readonly $ref: string },
): string | undefined {
  const form = resolve<RequestBody>(document, requestBody).content?.["multipart/form-data"];
  const example = form && ownExample(document, form);
  if (!isRecord(example)) return undefined;
  const { properties } = wholeSchema(document, form?.schema);
  const isFile = (name: string) => {
    const { format, contentMediaType } = wholeSchema(document, own(properties, name));
    return format === "binary" || contentMediaType !== undefined;
  };
  const contents = Object.entries(example).flatMap(([name, value]) =>
    isFile(name) && typeof value === "string" && value !== "" ? [value] : [],
  );
  return contents[0];
}
