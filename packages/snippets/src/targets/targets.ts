import type { OpenApiDocument } from "../document/openapi-document.ts";
import { SnippetError } from "../errors.ts";
import type { SnippetOptions } from "../write/create-snippet.ts";
import { curl } from "./curl.ts";
import { python } from "./python.ts";
import { pythonPages } from "./python-pages.ts";
import type { Target, TargetName } from "./target.ts";
import { typescript } from "./typescript.ts";
import { takesClient, typescriptClient } from "./typescript-client.ts";
import { typescriptPages } from "./typescript-pages.ts";

/** The names of all targets, in the order a page shows them. */
export const targetNames: readonly ["curl", "python", "typescript"] = ["curl", "python", "typescript"];

/**
 * Finds a target by its name.
 *
 * @throws {@link SnippetError} `ERR_UNKNOWN_TARGET`, naming those there are.
 */
export function targetOf(name: TargetName): Target {
  if (Object.hasOwn(targets, name)) return targets[name];
  throw new SnippetError(
    "ERR_UNKNOWN_TARGET",
    `There is no target ${JSON.stringify(name)}. Known: ${targetNames.join(", ")}.`,
  );
}

/**
 * Chooses how a target writes a document's operations.
 *
 * @throws {@link SnippetError} `ERR_UNKNOWN_TARGET`, `ERR_NO_PAGES` with `pages` for one that follows none.
 */
export function targetFor(
  document: OpenApiDocument,
  name: TargetName,
  { pages = false, client = isContract(document) ? "signet" : "fetch" }: SnippetOptions,
): Target {
  const target = targetOf(name);
  if (pages) {
    if (target === python) return pythonPages;
    if (target === typescript) return typescriptPages;
    throw new SnippetError("ERR_NO_PAGES", `${name} asks for one page; python and typescript can follow them.`);
  }
  return target === typescript && client === "signet" ? clientOrFetch : target;
}

/** The contract of this repository names itself and its API. */
function isContract({ info, servers }: OpenApiDocument): boolean {
  return (
    /\bSignet\b/.test(info?.title ?? "") && (servers ?? []).some(({ url }) => url === "https://api.bitsighttech.com")
  );
}

/** The client, and fetch for what the client does not do. */
const clientOrFetch: Target = {
  ...typescript,
  write: (request, writing) => (takesClient(request, writing) ? typescriptClient : typescript).write(request, writing),
};

const targets: Readonly<Record<TargetName, Target>> = { curl, python, typescript };
