import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { CommandError } from "./command-error.ts";
import { parseText } from "./parse.ts";

/**
 * Reads an OpenAPI document, and the files that it refers to into one document with it.
 *
 * @throws {@link CommandError} when it cannot be read or parsed, or is no OpenAPI 3 document.
 */
export async function loadDocument(path: string): Promise<OpenApiDocument> {
  const root = resolve(path);
  const files = new Map<string, unknown>();
  await loadFile(root, path, files);
  const document = files.get(root);
  if (!isOpenApi(document)) {
    const found =
      isRecord(document) && "swagger" in document ? "it is Swagger 2.0: convert it first" : "it has no `openapi: 3.…`";
    throw new CommandError(2, `${path}:1:1: not an OpenAPI 3 document: ${found}`);
  }
  files.delete(root);
  if (files.size === 0) return document;
  const others = Object.fromEntries([...files].map(([file, content]) => [relative(dirname(root), file), content]));
  return Object.assign({ ...document }, { [place]: others });
}

/** Reads and parses one file, without what it refers to. */
export async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new CommandError(2, `${path}: cannot be read${code === undefined ? "" : ` (${code})`}`, { cause });
  }
}

async function loadFile(file: string, name: string, files: Map<string, unknown>, root = file): Promise<void> {
  const content = await parseText(await readText(file), name);
  files.set(file, content);
  for (const holder of references(content)) {
    const [address = "", pointer = ""] = holder.$ref.split(/#(.*)/s);
    if (/^[a-z][a-z\d+.-]*:/i.test(address)) continue; // another machine's: the snippet that needs it will say so
    const target = address === "" ? file : resolve(dirname(file), decodeURI(address));
    if (!files.has(target)) {
      try {
        await loadFile(target, relative(process.cwd(), target), files, root);
      } catch (error) {
        // An example may hold the word; only a snippet that needs the file fails.
        if (!(error instanceof CommandError) || !/cannot be read/.test(error.message)) throw error;
        continue;
      }
    }
    holder.$ref =
      target === root ? `#${pointer}` : `#/${place}/${escapeStep(relative(dirname(root), target))}${pointer}`;
  }
}

/** Everything in a file that refers to something, once: YAML's aliases bring the same object to several places. */
function* references(value: unknown, seen = new Set<object>()): Generator<{ $ref: string }> {
  if (typeof value !== "object" || value === null || seen.has(value)) return;
  seen.add(value);
  if ("$ref" in value && typeof value.$ref === "string") yield value as { $ref: string };
  for (const item of Object.values(value)) yield* references(item, seen);
}

function escapeStep(name: string): string {
  return encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function isOpenApi(value: unknown): value is OpenApiDocument {
  return isRecord(value) && typeof value.openapi === "string" && value.openapi.startsWith("3.");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Where the other files stand in the one document. */
const place = "x-signet-files";
