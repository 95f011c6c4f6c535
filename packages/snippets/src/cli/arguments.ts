import { parseArgs } from "node:util";
import type { SnippetOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { targetNames } from "../targets/targets.ts";

/** An error of the command line; the exit code is 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

export interface CommandArguments {
  readonly action: "write" | "verify" | "help" | "version";
  readonly file: string;
  readonly operations: readonly string[];
  readonly targets: readonly TargetName[];
  readonly options: SnippetOptions;
  readonly out?: string;
  readonly samples?: boolean;
  readonly ca?: string;
  readonly reset?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export function readArguments(parameters: readonly string[]): CommandArguments {
  const { values, positionals } = parse(parameters);
  const { server, token, password, environment, variable, all, pages, errors } = values;
  const { operation, target, limit, ...rest } = values;
  const isVerify = positionals[0] === "verify";
  const [file = "", ...more] = isVerify ? positionals.slice(1) : positionals;
  const action = values.help ? "help" : values.version ? "version" : isVerify ? "verify" : "write";
  if (action === "write" || action === "verify") {
    if (file === "") throw usage("the OpenAPI document is missing");
    if (more.length > 0) throw usage(`pass one document only: ${JSON.stringify(more[0])} is one too many`);
  }
  const maximum = limit === undefined ? Number.POSITIVE_INFINITY : Number(limit);
  if (!(maximum >= 1)) throw usage("--limit must be a number from 1");
  const credentialsFrom = environment ? "environment" : "literal";
  const options: SnippetOptions = { server, token, password, credentialsFrom, variable, all, pages, errors };
  return {
    ...rest,
    action,
    file,
    options,
    limit: maximum,
    operations: operation ?? [],
    targets: targetsOf(target ?? []),
  };
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function targetsOf(flags: readonly string[]): readonly TargetName[] {
  const names = flags.flatMap((flag) => flag.split(","));
  const unknown = names.find((name) => !targetNames.some((known) => known === name));
  if (unknown !== undefined) {
    throw usage(`the target ${JSON.stringify(unknown)} is unknown: use ${targetNames.join(", ")}`);
  }
  return names.length === 0 ? targetNames : targetNames.filter((known) => names.includes(known));
}

function usage(problem: string): CommandError {
  return new CommandError(`${problem}\nTry: signet-snippets --help`);
}

const flags = {
  operation: { type: "string", multiple: true },
  target: { type: "string", multiple: true },
  server: { type: "string" },
  token: { type: "string" },
  password: { type: "string" },
  environment: { type: "boolean" },
  variable: { type: "string" },
  all: { type: "boolean" },
  pages: { type: "boolean" },
  errors: { type: "boolean" },
  out: { type: "string" },
  samples: { type: "boolean" },
  ca: { type: "string" },
  reset: { type: "string" },
  limit: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export const help: string = `signet-snippets writes the code that calls an API: curl, Python and TypeScript.
Unofficial: not affiliated with Bitsight.

  signet-snippets FILE [options]          FILE: an OpenAPI 3.0 or 3.1 document, JSON or YAML
  signet-snippets verify FILE [options]   run the snippets and compare their requests

  --operation ID   only this operation; repeatable. ID may be "GET /v1/books"
  --target NAME    only curl, python or typescript; repeatable
  --server URL     the base URL; for verify, the server to call
  --token VALUE    the token instead of api_token. It ends up in your shell's history:
                   leave it out, or use --environment
  --password VALUE the password of HTTP Basic authentication (default: empty)
  --environment    read the token from the environment variable BITSIGHT_API_TOKEN
  --variable NAME  ... or from this environment variable
  --all            send every optional parameter and field
  --pages          read every page of a list (python, typescript)
  --errors         handle errors
  --out DIR        write DIR/<operationId>/curl.sh, python.py and typescript.ts
  --samples        print the document with x-codeSamples

  verify: --server URL  the server to call. Every operation is really called, including
                      those that delete. Without a server, requests are compared only
          --ca FILE   trust this certificate authority for --server
          --reset URL reset the server: POST to this URL before a call that follows a change
          --limit N   only the first N operations
          --json      print the report as JSON
          The token is --token or else BITSIGHT_API_TOKEN.

  --help, --version

Exit code: 0 success; 1 a snippet could not be written, or failed when it ran;
2 the command line or the document is wrong.
`;
