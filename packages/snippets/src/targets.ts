import type { Target } from "./target.ts";
import { curl } from "./targets/curl.ts";
import { python } from "./targets/python.ts";
import { typescript } from "./targets/typescript.ts";

/** What snippets are written for. */
export type TargetName = "curl" | "python" | "typescript";

/** Every target by its name. */
export const targets: Readonly<Record<TargetName, Target>> = { curl, python, typescript };

/** The names of all targets, in the order a page shows them. */
export const targetNames: readonly TargetName[] = ["curl", "python", "typescript"];
