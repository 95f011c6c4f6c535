import { parseArgs } from "node:util";
import type { SnippetOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { allTargetNames, targetNames } from "../targets/targets.ts";
import { type Flag, flags } from "./flags.ts";

/** An error of the command line; the exit code is 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export interface CommandArguments {
  readonly action: "write" | "verify" | "help" | "version";
  /** A path, a URL, or `-`. */
  readonly input: string;
  readonly operations: readonly string[];
  readonly targets: readonly TargetName[];
  readonly options: SnippetOptions;
  /** The flags that a HAR request does not have. */
  readonly documentFlags: readonly string[];
  readonly out?: string;
  readonly samples?: boolean;
  readonly ca?: string;
  readonly reset?: string;
  readonly limit: number;
  readonly python?: string;
  readonly json?: boolean;
}

export function readArguments(parameters: readonly string[]): CommandArguments {
  const { values, positionals } = parse(parameters);
  const isVerify = positionals[0] === "verify";
  const [input = "", ...more] = isVerify ? positionals.slice(1) : positionals;
  const action = values.help ? "help" : values.version ? "version" : isVerify ? "verify" : "write";
  const given = Object.keys(values) as (keyof typeof flags)[];
  if (action === "write" || action === "verify") {
    if (input === "") throw usage("the OpenAPI document is missing");
    if (more.length > 0) throw usage(`pass one document only: ${JSON.stringify(more[0])} is one too many`);
    assertAllowed(action, given);
  }
  if (values.samples && values.out !== undefined) throw usage("--samples prints one document: omit --out");
  const maximum = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (!(maximum >= 1)) throw usage("--limit must be a number from 1");
  const { operation = [], target = [], limit: _, ...rest } = values;
  return {
    ...rest,
    action,
    input,
    options: optionsOf(values),
    documentFlags: given.filter((name) => !("har" in flags[name])),
    limit: maximum,
    operations: operation,
    targets: targetsOf(target),
  };
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function assertAllowed(action: "write" | "verify", given: readonly (keyof typeof flags)[]): void {
  for (const name of given) {
    const { only }: Flag = flags[name];
    if (only === undefined || only === action) continue;
    throw usage(`--${name} ${only === "verify" ? "is for verify only" : "is not for verify"}: omit it`);
  }
}

function optionsOf(values: ReturnType<typeof parse>["values"]): SnippetOptions {
  const entries = Object.entries(values).flatMap(([name, value]) => {
    const { option, choices }: Flag = flags[name as keyof typeof flags];
    if (choices && !choices.includes(String(value))) {
      throw usage(`--${name} must be ${choices.join(" or ")} (it is ${JSON.stringify(value)})`);
    }
    return option === undefined ? [] : [[option, value] as const];
  });
  const serverVariables = (values["server-variable"] ?? []).map((pair) => {
    const [, name, value = ""] = /^([^=]+)=(.*)$/s.exec(pair) ?? [];
    if (name === undefined) throw usage(`--server-variable must be NAME=VALUE (it is ${JSON.stringify(pair)})`);
    return [name, value] as const;
  });
  const readsEnvironment = values.environment || values.variable !== undefined;
  return {
    ...Object.fromEntries(entries),
    ...(serverVariables.length > 0 && { serverVariables: Object.fromEntries(serverVariables) }),
    credentialsFrom: readsEnvironment ? "environment" : "literal",
  };
}

function targetsOf(flags: readonly string[]): readonly TargetName[] {
  const names = flags.flatMap((flag) => flag.split(","));
  const unknown = names.find((name) => !allTargetNames.some((known) => known === name));
  if (unknown !== undefined) {
    throw usage(`the target ${JSON.stringify(unknown)} is unknown: use ${allTargetNames.join(", ")}`);
  }
  return names.length === 0 ? targetNames : allTargetNames.filter((known) => names.includes(known));
}

function usage(problem: string): CommandError {
  return new CommandError(`${problem}\nTry: signet-snippets --help`);
}
