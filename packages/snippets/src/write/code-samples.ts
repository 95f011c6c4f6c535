import type { OpenApiDocument } from "../document/openapi-document.ts";
import { listOperations } from "../document/operation.ts";
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
}

/**
 * Copies a document and adds `x-codeSamples` to each operation. Samples in other languages stay; an
 * operation without a correct snippet keeps its samples.
 */
export function codeSamples<Document extends OpenApiDocument>(
  document: Document,
  options: SnippetOptions = {},
  targets: readonly TargetName[] = targetNames,
): Document {
  const paths: Record<string, object> = { ...document.paths };
  for (const { operationId, path, method, pathItem, operation } of listOperations(document)) {
    const samples = targets.flatMap((target) => sampleOf(document, operationId, target, options));
    const labels = new Set(samples.map(({ lang }) => lang.toLowerCase()));
    const given = (operation as { readonly "x-codeSamples"?: unknown })["x-codeSamples"];
    const others = (Array.isArray(given) ? (given as readonly Partial<CodeSample>[]) : []).filter(
      ({ lang }) => !labels.has(String(lang).toLowerCase()),
    );
    // A path item behind a reference is written out: its samples belong to this path.
    const item = paths[path] === document.paths?.[path] ? { ...pathItem } : paths[path];
    paths[path] = { ...item, [method]: { ...operation, "x-codeSamples": [...samples, ...others] } };
  }
  return { ...document, paths };
}

function sampleOf(document: OpenApiDocument, operationId: string, target: TargetName, options: SnippetOptions) {
  try {
    const { code } = createSnippet(document, operationId, target, options);
    const { lang, label } = targetOf(target);
    return [{ lang, label, source: code }];
  } catch (error) {
    if (error instanceof SnippetError) return [];
    throw error;
  }
}
