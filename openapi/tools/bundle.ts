import { join, relative } from "node:path";
import { bundle, getLineColLocation, lint, loadConfig } from "@redocly/openapi-core";

const root = join(import.meta.dirname, "../..");
const contract = join(import.meta.dirname, "../openapi.yaml");
const config = await loadConfig({ configPath: join(root, "redocly.yaml") });

/**
 * Bundles the contract's files into one JSON document with internal references.
 *
 * @throws Error in one line with file, line and column, when a file cannot be read or a reference is broken.
 */
export async function bundleContract(): Promise<string> {
  const { bundle: document, problems } = await bundle({ ref: contract, config }).catch(fail);
  assertNoProblems(problems);
  return `${JSON.stringify(document.parsed, null, 2)}\n`;
}

/** Lints the contract, which bundling does not. @throws Error like {@link bundleContract} */
export async function assertValid(): Promise<void> {
  assertNoProblems(await lint({ ref: contract, config }).catch(fail));
}

function assertNoProblems(problems: Awaited<ReturnType<typeof lint>>): void {
  const [first] = problems;
  if (first === undefined) return;
  const [place] = first.location;
  const { start } = place === undefined ? {} : getLineColLocation(place);
  const file = place === undefined ? "openapi/openapi.yaml" : relative(root, place.source.absoluteRef);
  const where = [file, start?.line, start?.col].filter(Boolean).join(":");
  const others = problems.length > 1 ? ` (1 of ${problems.length} problems; "pnpm check" lists them)` : "";
  throw new Error(`${where}: ${oneLine(first.message)}${others}`);
}

function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  throw new Error(`openapi/openapi.yaml: ${oneLine(message)}`, { cause: error });
}

function oneLine(message: string): string {
  return message.replaceAll(`${root}/`, "").split("\n", 1).join("");
}
