import type { SnippetOptions } from "../options.ts";
import { allTargetNames, targetNames } from "../targets/targets.ts";

/** A flag of the command line. */
export interface Flag {
  readonly type: "string" | "boolean";
  readonly multiple?: true;
  readonly short?: string;
  /** The word for its value in the help. */
  readonly value?: string;
  readonly help: string;
  /** The library's option that it sets. */
  readonly option?: keyof SnippetOptions;
  readonly choices?: readonly string[];
  /** The only kind of command that has it. */
  readonly only?: "write" | "verify";
  /** A HAR request has it, too. */
  readonly har?: true;
}

/** Every flag: what is parsed, what is checked, and what the help lists. */
export const flags = {
  operation: {
    type: "string",
    multiple: true,
    value: "ID",
    help: 'only this operation; repeatable. ID may be "GET /v1/books"',
    har: true,
  },
  target: {
    type: "string",
    multiple: true,
    value: "NAME",
    help: `${allTargetNames.join(", ")}; repeatable\n(default: ${targetNames.join(", ")})`,
    har: true,
  },
  server: {
    type: "string",
    value: "URL",
    help: "the base URL; for verify, the server to call",
    option: "server",
    har: true,
  },
  "server-variable": {
    type: "string",
    multiple: true,
    value: "NAME=VALUE",
    help: "a value for {NAME} in the document's server URL; repeatable",
  },
  token: {
    type: "string",
    value: "VALUE",
    help: "the token, key or user name instead of a placeholder. It ends up in\nyour shell's history: leave it out, or use --environment",
    option: "token",
    har: true,
  },
  password: {
    type: "string",
    value: "VALUE",
    help: "the password of HTTP Basic authentication",
    option: "password",
    har: true,
  },
  environment: { type: "boolean", help: "read credentials from environment variables", har: true },
  variable: {
    type: "string",
    value: "NAME",
    help: "read the token from this environment variable\n(default: named after the document's title)",
    option: "variable",
    har: true,
  },
  all: { type: "boolean", help: "send every optional parameter and field", option: "all" },
  pages: { type: "boolean", help: "read every page of a list (python, javascript, typescript)", option: "pages" },
  errors: { type: "boolean", help: "handle errors", option: "errors", har: true },
  "content-type": { type: "string", value: "TYPE", help: "the media type of the body", option: "contentType" },
  accept: { type: "string", value: "TYPE", help: "the media type of the response", option: "accept" },
  file: { type: "string", value: "PATH", help: "the file to upload (default: upload.bin)", option: "file" },
  download: {
    type: "string",
    value: "PATH",
    help: "save the response to this file",
    option: "download",
    only: "write",
    har: true,
  },
  client: {
    type: "string",
    value: "NAME",
    help: "for typescript: fetch or signet",
    option: "client",
    choices: ["fetch", "signet"],
    har: true,
  },
  "python-client": {
    type: "string",
    value: "NAME",
    help: "for python: requests or httpx",
    option: "pythonClient",
    choices: ["requests", "httpx"],
    har: true,
  },
  out: {
    type: "string",
    value: "DIR",
    help: "write a file for each snippet: DIR/<operation>/curl.sh",
    only: "write",
    har: true,
  },
  samples: { type: "boolean", help: "print the document with x-codeSamples", only: "write" },
  ca: { type: "string", value: "FILE", help: "trust this certificate authority for --server", only: "verify" },
  reset: { type: "string", value: "URL", help: "POST to this URL before a call that follows a change", only: "verify" },
  limit: { type: "string", value: "N", help: "only the first N operations", only: "verify" },
  python: { type: "string", value: "PATH", help: "a Python that has the library (default: python3)", only: "verify" },
  json: { type: "boolean", help: "print the report as JSON", only: "verify" },
  help: { type: "boolean", short: "h", help: "print this text", har: true },
  version: { type: "boolean", help: "print the version", har: true },
} as const satisfies Record<string, Flag>;

const list: readonly (readonly [string, Flag])[] = Object.entries(flags);

function lines(isListed: (flag: Flag) => boolean): string {
  return list
    .filter(([, flag]) => isListed(flag))
    .map(([name, { value, help }]) => {
      const left = `  --${name}${value === undefined ? "" : ` ${value}`}`;
      return `${left.padEnd(29)} ${help.replaceAll("\n", `\n${" ".repeat(30)}`)}`;
    })
    .join("\n");
}

/** The text of `--help`. */
export const help: string = `signet-snippets writes the code that calls an API, in curl, Python, TypeScript and more.
Unofficial: not affiliated with Bitsight.

  signet-snippets INPUT [options]          INPUT: the path or URL of an OpenAPI 3 document (JSON
                                           or YAML) or of a HAR file, or - for standard input
  signet-snippets verify INPUT [options]   run the snippets and compare their requests

${lines(({ only }) => only !== "verify")}

For verify:
${lines(({ only }) => only === "verify")}
  Every operation is really called, including those that delete. Without --server, requests
  are compared only. The token is --token or else the environment variable.

Exit code: 0 success; 1 a snippet could not be written, or failed when it ran;
2 the command line or the input is wrong.
`;
