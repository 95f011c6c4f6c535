import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { OpenApiDocument } from "@signet/snippets";
import type { ReferenceOptions } from "./options.ts";
import { createSample, type Sample, type ShownTarget } from "./sample.ts";
import { sampleKey } from "./sample-key.ts";

/**
 * Writes the snippet of every `<RequestSnippet … />` in some pages, by its key.
 *
 * @param siteDir - the folder that the glob patterns in `options.pages` are relative to.
 * @throws Error naming the page and the element that has no snippet.
 */
export function pageSamples(
  document: OpenApiDocument,
  siteDir: string,
  options: Omit<ReferenceOptions, "document">,
): Record<string, Sample> {
  const samples = globSync(options.pages ?? [], { cwd: siteDir }).flatMap((file) =>
    [...readFileSync(join(siteDir, file), "utf8").matchAll(element)].map(([text]) => {
      const attributes = [...text.matchAll(attribute)].map(([, name = "", value = ""]) => [name, value]);
      const { operation = "", target = "", server, token } = Object.fromEntries(attributes);
      try {
        const sample = createSample(document, operation, target as ShownTarget, options, { server, token });
        return [sampleKey({ operation, target, server, token }), sample] as const;
      } catch (cause) {
        throw new Error(`${file}: ${text}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    }),
  );
  return Object.fromEntries(samples);
}

const element = /<RequestSnippet\s[^>]*\/>/g;
const attribute = /(\w+)="([^"]*)"/g;
