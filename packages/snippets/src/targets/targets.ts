import { SnippetError } from "../errors.ts";
import { curl } from "./curl.ts";
import { go } from "./go.ts";
import { java } from "./java.ts";
import { javascript } from "./javascript.ts";
import { python } from "./python.ts";
import type { Target, TargetName } from "./target.ts";
import { typescript } from "./typescript.ts";

/** The names of the targets that are written unless others are chosen, in display order. */
export const targetNames: readonly ["curl", "python", "typescript"] = ["curl", "python", "typescript"];

export function targetOf(name: TargetName): Target {
  if (Object.hasOwn(targets, name)) return targets[name];
  throw new SnippetError(
    "ERR_UNKNOWN_TARGET",
    `The target ${JSON.stringify(name)} is unknown: use ${allTargetNames.join(", ")}.`,
  );
}

const targets: Readonly<Record<TargetName, Target>> = { curl, python, typescript, javascript, go, java };

/** The names of all targets, in display order. */
export const allTargetNames: readonly TargetName[] = Object.keys(targets) as TargetName[];
