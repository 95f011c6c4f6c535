import { join, relative } from "node:path";
import type { Config } from "@redocly/openapi-core";
import { bundle, getLineColLocation, lint, loadConfig } from "@redocly/openapi-core";

const root = join(import.meta.dirname, "../..");
const contract = join(import.meta.dirname, "../openapi.yaml");
let config: Promise<Config> | undefined;

/**
 * Puts the contract's files together into one JSON document with references into itself.
 *
 * @throws Error in one line, naming file, line and column, when a file cannot be read or a reference leads nowhere.
 */
export async function bundleContract(): Promise<string> {
  config ??= loadConfig({ configPath: join(root, "redocly.yaml") });
  const { bundle: document, problems } = await bundle({ ref: contract, config: await config }).catch(refuse);
  assertNone(problems);
  return `${JSON.stringify(document.parsed, null, 2)}\n`;
}

/** Holds the contract to the linter's rules and our own, which bundling alone does not. @throws Error as {@link bundleContract} does */
export async function assertValid(): Promise<void> {
  config ??= loadConfig({ configPath: join(root, "redocly.yaml") });
  assertNone(await lint({ ref: contract, config: await config }).catch(refuse));
}

function assertNone(problems: Awaited<ReturnType<typeof lint>>): void {
  const [first] = problems;
  if (first === undefined) return;
  const [place] = first.location;
  const { start } = place === undefined ? {} : getLineColLocation(place);
  const file = place === undefined ? "openapi/openapi.yaml" : relative(root, place.source.absoluteRef);
  const where = [file, start?.line, start?.col].filter(Boolean).join(":");
  const others = problems.length > 1 ? ` (${problems.length} problems in all; "pnpm check" lists them)` : "";
  throw new Error(`${where}: ${oneLine(first.message)}${others}`);
}

function refuse(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  throw new Error(`openapi/openapi.yaml: ${oneLine(message)}`, { cause: error });
}

function oneLine(message: string): string {
  return message.replaceAll(`${root}/`, "").split("\n", 1).join("");
}
