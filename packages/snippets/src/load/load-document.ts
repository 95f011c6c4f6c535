import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isRecord } from "../document/json.ts";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { SnippetError } from "../errors.ts";
import { parseText } from "./parse-document.ts";

/**
 * Loads an OpenAPI 3.0, 3.1 or 3.2 document. Files that it refers to become part of it, and numbers stay as they are written.
 *
 * @param source - the path or `file:` URL of a JSON or YAML file; JSON or YAML text, which is any string with a line break
 * or a brace; or a document that is parsed already.
 * @throws {@link SnippetError} `ERR_INVALID_DOCUMENT` when it cannot be read or parsed, or is not an OpenAPI 3 document. The
 * message names the file, line and column.
 *
 * @example
 * ```ts
 * const document = await loadDocument("openapi.yaml");
 * const { code } = createSnippet(document, "listBooks", "curl");
 * ```
 */
export async function loadDocument(source: string | URL | object): Promise<OpenApiDocument> {
  if (typeof source === "string" && /[\n{]/.test(source))
    return assertOpenApi(parseText(source, "document"), "document");
  if (typeof source === "object" && !(source instanceof URL)) return assertOpenApi(source, "document");
  const path = source instanceof URL ? fileURLToPath(source) : source;
  const root = resolve(path);
  const files = new Map<string, unknown>();
  await loadFile(root, path, files);
  const document = assertOpenApi(files.get(root), path);
  files.delete(root);
  if (files.size === 0) return document;
  const others = Object.fromEntries([...files].map(([file, content]) => [relative(dirname(root), file), content]));
  return { ...document, ...{ [filesKey]: others } };
}

async function loadFile(file: string, name: string, files: Map<string, unknown>, root = file): Promise<void> {
  const content = parseText(await readText(file, name), name);
  files.set(file, content);
  for (const holder of references(content)) {
    const [address = "", pointer = ""] = holder.$ref.split(/#(.*)/s);
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) continue; // another host: the snippet that needs it reports the reference
    const target = address === "" ? file : resolve(dirname(file), decodeURI(address));
    if (!files.has(target)) {
      try {
        await loadFile(target, relative(process.cwd(), target), files, root);
      } catch (error) {
        // An example may contain "$ref": only a snippet that needs the file fails.
        if (!(error instanceof SnippetError && error.cause instanceof Error && "syscall" in error.cause)) throw error;
        continue;
      }
    }
    const key = encodeURIComponent(relative(dirname(root), target).replaceAll("~", "~0").replaceAll("/", "~1"));
    holder.$ref = target === root ? `#${pointer}` : `#/${filesKey}/${key}${pointer}`;
  }
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch (cause) {
    const { code = "unknown error" } = cause as NodeJS.ErrnoException;
    throw new SnippetError("ERR_INVALID_DOCUMENT", `${name}: cannot be read (${code})`, { cause });
  }
}

/** Yields every object with a reference once: YAML's aliases bring the same object to several places. */
function* references(value: unknown, seen = new Set<object>()): Generator<{ $ref: string }> {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if ("$ref" in value && typeof value.$ref === "string") yield value as { $ref: string };
  for (const item of Object.values(value)) yield* references(item, seen);
}

function assertOpenApi(value: unknown, name: string): OpenApiDocument {
  const document = isRecord(value) ? value : {};
  const { openapi } = document;
  if (typeof openapi === "string" && /^3\.[012](?:\.|$)/.test(openapi)) return value as OpenApiDocument;
  throw new SnippetError("ERR_INVALID_DOCUMENT", `${name}:1:1: not an OpenAPI 3 document: ${reasonFor(document)}`);
}

function reasonFor(document: Readonly<Record<string, unknown>>): string {
  const { openapi } = document;
  if (typeof openapi === "string") return `OpenAPI ${openapi} is not supported: use 3.0, 3.1 or 3.2`;
  if (openapi !== undefined) return 'the version in "openapi" must be text: quote it';
  return "swagger" in document ? "it is Swagger 2.0: convert it first" : 'it has no "openapi: 3.…"';
}

/** The property of the document that contains the other files. */
const filesKey = "x-signet-files";
