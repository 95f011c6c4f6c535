import { SnippetError } from "./errors.ts";
import type { Target, TargetName } from "./target.ts";
import { curl } from "./targets/curl.ts";
import { python } from "./targets/python.ts";
import { typescript } from "./targets/typescript.ts";

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

const targets: Readonly<Record<TargetName, Target>> = { curl, python, typescript };
