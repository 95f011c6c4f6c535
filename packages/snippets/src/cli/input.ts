import { readFile } from "node:fs/promises";
import { text as readStream } from "node:stream/consumers";
import { isRecord } from "../document/json.ts";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { SnippetError } from "../errors.ts";
import type { HarRequest } from "../har/create-request-from-har.ts";
import { loadDocument } from "../load/load-document.ts";
import { parseText } from "../load/parse-document.ts";
import { servedFrom } from "../load/served-from.ts";

/** The input of the command line: an OpenAPI document, or the requests of a HAR file. */
export type Input =
  | { readonly document: OpenApiDocument; readonly yaml: string | undefined }
  | { readonly har: readonly HarRequest[] };

/** Reads an OpenAPI document or a HAR file from a path, a URL, or standard input (`-`). */
export async function readInput(source: string): Promise<Input> {
  const isFile = source !== "-" && !/^https?:\/\//i.test(source);
  const text = await readSource(source, isFile);
  const name = nameOf(source);
  const yaml = /^\ufeff?\s*\{/.test(text) ? undefined : text;
  // A document is parsed by its loader, which also reads the files that it refers to.
  const content = yaml !== undefined || (isFile && !/"(?:log|method)"/.test(text)) ? undefined : parseText(text, name);
  const har = harRequests(content);
  if (har) return { har };
  if (isFile) return { document: await loadDocument(source), yaml };
  const parsed = content ?? parseText(text, name);
  if (isRecord(parsed)) {
    const document = await loadDocument(parsed);
    return { document: source === "-" ? document : servedFrom(document, source), yaml };
  }
  throw invalid(`${name}: not an OpenAPI 3 document`);
}

async function readSource(source: string, isFile: boolean): Promise<string> {
  if (source === "-") return readStream(process.stdin);
  if (isFile) {
    // The document's loader reports a file that cannot be read.
    return readFile(source, "utf8").catch(() => "");
  }
  const name = nameOf(source);
  const { username, password } = new URL(source);
  if (username !== "" || password !== "")
    throw invalid(`${name}: a URL with credentials cannot be fetched: use a file`);
  try {
    const response = await fetch(source, { signal: AbortSignal.timeout(30_000) });
    if (!response.ok) throw invalid(`${name}: cannot be fetched (status ${response.status})`);
    return await response.text();
  } catch (cause) {
    if (cause instanceof SnippetError) throw cause;
    const { message, cause: reason } = cause as Error;
    throw invalid(`${name}: cannot be fetched (${reason instanceof Error ? reason.message : message})`, { cause });
  }
}

/** Returns the source as messages name it: a URL without its query, which may hold a secret. */
function nameOf(source: string): string {
  if (source === "-") return "standard input";
  if (!/^https?:\/\//i.test(source)) return source;
  const url = URL.parse(source);
  if (!url) throw invalid("the URL of the document is not valid");
  return url.origin + url.pathname;
}

function harRequests(content: unknown): readonly HarRequest[] | undefined {
  if (!isRecord(content)) return undefined;
  const { log, method, url } = content;
  if (isRecord(log) && Array.isArray(log.entries)) {
    return log.entries.map((entry: unknown) => (isRecord(entry) ? entry.request : undefined)).filter(isHarRequest);
  }
  return typeof method === "string" && typeof url === "string" ? [content as object as HarRequest] : undefined;
}

function isHarRequest(value: unknown): value is HarRequest {
  return isRecord(value);
}

function invalid(message: string, options?: ErrorOptions): SnippetError {
  return new SnippetError("ERR_INVALID_DOCUMENT", message, options);
}
