import { parseArgs } from "node:util";
import type { SnippetOptions } from "../options.ts";
import type { TargetName } from "../targets/target.ts";
import { targetNames } from "../targets/targets.ts";
import { CommandError } from "./command-error.ts";

/** What the command was asked for. */
export interface CommandArguments {
  readonly action: "write" | "verify" | "help" | "version";
  readonly file: string;
  readonly operations: readonly string[];
  readonly targets: readonly TargetName[];
  readonly options: SnippetOptions;
  readonly out: string | undefined;
  readonly samples: boolean;
  readonly ca: string | undefined;
  readonly reset: string | undefined;
  readonly limit: number;
  readonly json: boolean;
}

/**
 * Reads the command line.
 *
 * @throws {@link CommandError} for anything it does not know.
 */
export function readArguments(parameters: readonly string[]): CommandArguments {
  const { values, positionals } = parse(parameters);
  const [first, ...rest] = positionals;
  const files = first === "verify" ? rest : positionals;
  const action = values.help ? "help" : values.version ? "version" : first === "verify" ? "verify" : "write";
  const [file = "", ...more] = files;
  if (action === "write" || action === "verify") {
    if (file === "") throw usage("give the OpenAPI document to read");
    if (more.length > 0) throw usage(`one document at a time; ${JSON.stringify(more[0])} is one too many`);
  }
  const limit = values.limit === undefined ? Number.POSITIVE_INFINITY : Number(values.limit);
  if (!(limit >= 1)) throw usage("--limit takes a number from 1 on");
  return {
    action,
    file,
    operations: values.operation ?? [],
    targets: targetsOf(values.target ?? []),
    options: {
      server: values.server,
      token: values.token,
      password: values.password,
      credentialsFrom: values.environment ? "environment" : "literal",
      variable: values.variable,
      all: values.all,
      pages: values.pages,
      errors: values.errors,
    },
    out: values.out,
    samples: values.samples ?? false,
    ca: values.ca,
    reset: values.reset,
    limit,
    json: values.json ?? false,
  };
}

function parse(parameters: readonly string[]) {
  try {
    return parseArgs({ args: [...parameters], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw usage(error instanceof Error ? error.message : String(error));
  }
}

function targetsOf(asked: readonly string[]): readonly TargetName[] {
  const names = asked.flatMap((names) => names.split(","));
  for (const name of names) {
    if (!targetNames.some((known) => known === name)) {
      throw usage(`there is no target ${JSON.stringify(name)}; known: ${targetNames.join(", ")}`);
    }
  }
  return names.length === 0 ? targetNames : targetNames.filter((known) => names.includes(known));
}

function usage(problem: string): CommandError {
  return new CommandError(2, `${problem}\nTry: signet-snippets --help`);
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

/** What `--help` prints. */
export const help: string = `signet-snippets writes the code that calls an API: curl, Python and TypeScript.
Unofficial: not affiliated with Bitsight.

  signet-snippets FILE [options]          FILE: an OpenAPI 3.0 or 3.1 document, JSON or YAML
  signet-snippets verify FILE [options]   run the snippets and compare what they send

  --operation ID   only this operation; may be given again. ID may be "GET /v1/books"
  --target NAME    only curl, python or typescript; may be given again
  --server URL     the base address instead of the document's; for verify, who answers
  --token VALUE    the token instead of api_token. It ends up in your shell's history:
                   leave it out, or use --environment
  --password VALUE the password of http basic instead of an empty one
  --environment    let the code read the token from BITSIGHT_API_TOKEN
  --variable NAME  … or from this environment variable
  --all            send every optional parameter and field, too
  --pages          follow the pages of a list (python, typescript)
  --errors         handle errors
  --out DIR        write DIR/<operationId>/curl.sh, python.py and typescript.ts
  --samples        print the document with x-codeSamples instead

  verify: --server URL  who answers; without it requests are compared and not answered.
                      Every operation is really called, those that delete, too
          --ca FILE   trust this authority for --server
          --reset URL POST to this address to put the server back, before a call that follows a change
          --limit N   only the first N operations
          --json      print the whole report as JSON
          The token is taken from --token or else BITSIGHT_API_TOKEN.

  --help, --version

Exit code: 0 all is well, 1 a snippet could not be written or sent something else, 2 the
command line or the document is wrong.
`;
