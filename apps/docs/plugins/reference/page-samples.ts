import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Contract } from "./contract.ts";
import type { Sample } from "./sample.ts";
import { createSample } from "./sample.ts";
import { sampleKey } from "./sample-key.ts";

/** Writes every snippet that a page asks for with `<RequestSnippet … />`, by its key. */
export function pageSamples(contract: Contract, folders: readonly string[]): Record<string, Sample> {
  return Object.fromEntries(
    folders
      .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)))
      .filter((file) => file.endsWith(".mdx"))
      .flatMap((file) => [...readFileSync(file, "utf8").matchAll(element)].map(([text]) => [file, text] as const))
      .map(([file, text]) => {
        const asked = Object.fromEntries(
          [...text.matchAll(attribute)].map(([, name = "", value = ""]) => [name, value]),
        );
        const { operation = "", target = "", server, token } = asked;
        try {
          return [
            sampleKey({ operation, target, server, token }),
            createSample(contract, operation, target, { server, token }),
          ];
        } catch (cause) {
          throw new Error(`${file}: ${text}: ${cause instanceof Error ? cause.message : cause}`, { cause });
        }
      }),
  );
}

const element = /<RequestSnippet\s[^>]*\/>/g;
const attribute = /(\w+)="([^"]*)"/g;
