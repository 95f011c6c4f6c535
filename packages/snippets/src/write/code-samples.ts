import { own } from "../document/json.ts";
import type { OpenApiDocument, PathItem, Referable } from "../document/openapi-document.ts";
import { findOperation, listOperations } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { SnippetOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { targetNames, targetOf } from "../targets/targets.ts";
import { createSnippet } from "./create-snippet.ts";

/** One entry of `x-codeSamples`, as Redoc, Scalar and others read it. */
export interface CodeSample {
  readonly lang: string;
  readonly label: string;
  readonly source: string;
  /** Marks a sample that is replaced when samples are written again. */
  readonly "x-generator": typeof generator;
}

/** Options of {@link codeSamples}. */
export interface CodeSamplesOptions extends SnippetOptions {
  /** @defaultValue `targetNames` */
  readonly targets?: readonly TargetName[] | undefined;
  /** The operations that get samples. @defaultValue all */
  readonly operations?: readonly string[] | undefined;
  /** Receives the error of each snippet that cannot be written. */
  readonly onError?: ((operationId: string, target: TargetName, error: SnippetError) => void) | undefined;
}

/**
 * Copies a document and adds `x-codeSamples` to each operation. Samples that somebody wrote by hand stay, come first, and
 * are the only ones in their language.
 */
export function codeSamples<Document extends OpenApiDocument>(
  document: Document,
  { targets = targetNames, operations, onError, ...options }: CodeSamplesOptions = {},
): Document {
  const chosen = operations && new Set(operations.map((id) => findOperation(document, id).operationId));
  const paths: Record<string, Referable<PathItem>> = { ...document.paths };
  for (const { operationId, path, method, pathItem, operation } of listOperations(document)) {
    if (chosen && !chosen.has(operationId)) continue;
    const written = writtenSamples(operation);
    const languages = new Set(written.map(({ lang }) => languageOf(lang)));
    const missing = targets.filter((target) => !languages.has(languageOf(targetOf(target).lang)));
    const samples = missing.flatMap((target) => {
      try {
        const { code } = createSnippet(document, operationId, target, options);
        const { lang, label } = targetOf(target);
        return [{ lang, label, source: code, "x-generator": generator }];
      } catch (error) {
        if (!(error instanceof SnippetError)) throw error;
        onError?.(operationId, target, error);
        return [];
      }
    });
    if (samples.length === 0) continue;
    // A path item behind a reference is written out: its samples belong to this path.
    const item = paths[path] === document.paths?.[path] ? pathItem : (paths[path] as PathItem);
    const added = { [method]: { ...operation, "x-codeSamples": [...written, ...samples] } };
    const { additionalOperations } = item;
    const isOther = own(additionalOperations, method) !== undefined;
    paths[path] = { ...item, ...(isOther ? { additionalOperations: { ...additionalOperations, ...added } } : added) };
  }
  return { ...document, paths };
}

/** Lists an operation's samples that somebody wrote by hand. */
function writtenSamples(operation: object): readonly Partial<CodeSample>[] {
  const samples = (operation as { readonly "x-codeSamples"?: unknown })["x-codeSamples"];
  if (!Array.isArray(samples)) return [];
  return (samples as readonly Partial<CodeSample>[]).filter((sample) => sample?.["x-generator"] !== generator);
}

/** Returns one name for a language: authors write `sh`, `Shell` or `cURL` for the same. */
function languageOf(lang: unknown): string {
  const name = String(lang).toLowerCase();
  return own(synonyms, name) ?? name;
}

const generator = "@signet/snippets";
const synonyms: { readonly [name: string]: string } = {
  bash: "shell",
  curl: "shell",
  sh: "shell",
  golang: "go",
  js: "javascript",
  node: "javascript",
  "node.js": "javascript",
  nodejs: "javascript",
  py: "python",
  python3: "python",
  ts: "typescript",
};
