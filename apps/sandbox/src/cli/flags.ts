import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { textProblem } from "../api/input-limits.ts";
import { SandboxError } from "../errors.ts";
import type { SandboxOptions } from "../options.ts";

export interface ParsedFlags {
  options: SandboxOptions;
  json: boolean;
  show: "help" | "version" | undefined;
}

interface Flag {
  /** The placeholder of its value in the help; a flag without one is a switch. */
  value?: string;
  description: string;
  default?: string;
  /** @defaultValue `SANDBOX_` and the name of the flag */
  variable?: string;
  isRepeatable?: boolean;
  /** Converts the text to an option. @throws {@link SandboxError} `ERR_OPTION` */
  parse(text: string): SandboxOptions;
}

/** The flags by name. Environment variables and help come from this table, too. */
const flags: Readonly<Record<string, Flag>> = {
  host: {
    value: "ADDRESS",
    description: "address to bind",
    default: "127.0.0.1",
    parse: (text) => ({ host: parseText("host", text) }),
  },
  port: {
    value: "N",
    description: "port; 0 picks a free one",
    default: "8443",
    parse: (text) => ({ port: parseInteger("port", text, 0, 65_535) }),
  },
  data: {
    value: "DIR",
    description: "folder for certificate and database; :memory: keeps nothing",
    default: ".sandbox",
    parse: (text) => ({ data: parseText("data", text) }),
  },
  "database-url": {
    value: "URL",
    description: "PostgreSQL database (postgres://…) that several sandboxes can share",
    variable: "DATABASE_URL",
    parse: (text) => ({ databaseUrl: parseDatabaseUrl(text) }),
  },
  companies: {
    value: "N",
    description: "number of companies to generate, from 10 (100 in new data)",
    parse: (text) => ({ companies: parseInteger("companies", text, 10, 1_000_000) }),
  },
  seed: {
    value: "N",
    description: "seed of the generated data: the same seed, the same responses (1 in new data)",
    parse: (text) => ({ seed: parseInteger("seed", text, 0, 4_294_967_295) }),
  },
  today: {
    value: "DATE",
    description: "first date of new data, such as 2026-11-30 (today, in UTC)",
    parse: (today) => ({ today }),
  },
  cert: {
    value: "FILE",
    description: "your own certificate as PEM, with --key",
    parse: (text) => ({ cert: parseText("cert", text) }),
  },
  key: { value: "FILE", description: "the private key of --cert", parse: (text) => ({ key: parseText("key", text) }) },
  "also-name": {
    value: "NAME",
    description: "another name for the certificate; repeatable",
    isRepeatable: true,
    parse: (text) => ({ alsoName: text.split(",").map(parseName) }),
  },
  "no-addresses": {
    description: "no IP addresses on the certificate, because Bun cannot verify them",
    parse: () => ({ addresses: false }),
  },
  concurrent: {
    value: "N",
    description: "concurrent requests of one token; more get 429",
    default: "20",
    parse: (text) => ({ concurrent: parseInteger("concurrent", text, 1, 1_000_000) }),
  },
  rate: {
    value: "REQUESTS/SECONDS",
    description: "requests of one token in a period; more get 429 (unlimited)",
    parse: (text) => ({ rate: parseRate(text) }),
  },
  "no-limits": { description: "no limits at all, for test tools", parse: () => ({ limits: false }) },
  faults: { description: "enable fault injection at /sandbox/faults", parse: () => ({ faults: true }) },
  json: { description: "print one line of JSON when ready", parse: () => ({}) },
};

/**
 * Parses the flags. Environment variables are the defaults: `SANDBOX_PORT` for `--port`.
 *
 * @throws {@link SandboxError} `ERR_OPTION` naming the flag.
 */
export function parseFlags(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): ParsedFlags {
  const values = parseCommandLine(args);
  const parsed = { json: false, options: {} as SandboxOptions };
  for (const [name, flag] of Object.entries(flags)) {
    const text = values[name] ?? environmentValue(name, flag, environment) ?? flag.default;
    if (text === undefined) continue;
    Object.assign(parsed.options, flag.parse(String(text)));
    parsed.json ||= name === "json";
  }
  // Not a flag, because everybody on the machine can read a command line.
  const { SANDBOX_TOKEN_KEY: tokenKey = "" } = environment;
  if (tokenKey !== "") parsed.options.tokenKey = tokenKey;
  return { ...parsed, show: values.help ? "help" : values.version ? "version" : undefined };
}

export function formatHelp(): string {
  const lines = Object.entries(flags).map(([name, flag]) => {
    const details = [...(flag.default === undefined ? [] : [`default ${flag.default}`]), variableOf(name, flag)];
    return `  ${`--${name} ${flag.value ?? ""}`.padEnd(24)} ${flag.description} [${details.join(", ")}]`;
  });
  return `signet-sandbox: imitates Bitsight's security-ratings API on your machine.
Unofficial: not affiliated with Bitsight.

Usage: signet-sandbox [flags]

${lines.join("\n")}
  -h, --help               print this help
  -v, --version            print the version

In brackets: the default, and the environment variable with the same meaning. SANDBOX_TOKEN_KEY is the key that user tokens
are encrypted with, 32 bytes in base64; by default a file in the data folder.
`;
}

function parseCommandLine(args: readonly string[]): Record<string, string | true> {
  const options = Object.entries(flags).map(([name, { value, isRepeatable = false }]) => [
    name,
    { type: value === undefined ? "boolean" : "string", multiple: isRepeatable },
  ]);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(options),
        help: { type: "boolean", short: "h" },
        version: { type: "boolean", short: "v" },
      },
    });
    return { ...values } as Record<string, string | true>;
  } catch (error) {
    const [sentence] = String((error as Error).message).split(". ");
    throw new SandboxError("ERR_OPTION", `${sentence}: see signet-sandbox --help`);
  }
}

/** Returns the value of the flag's variable; an empty variable, or a switch that is off, counts as unset. */
function environmentValue(
  name: string,
  flag: Flag,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const text = environment[variableOf(name, flag)] ?? "";
  return (flag.value === undefined ? /^(1|true|yes)$/i.test(text) : text !== "") ? text : undefined;
}

function variableOf(name: string, { variable }: Flag): string {
  return variable ?? `SANDBOX_${name.toUpperCase().replaceAll("-", "_")}`;
}

function parseText(flag: string, text: string): string {
  if (text.trim() !== "" && textProblem(text) === undefined) return text;
  throw new SandboxError(
    "ERR_OPTION",
    `--${flag} must be a text without control characters: got ${JSON.stringify(text)}`,
  );
}

function parseInteger(flag: string, text: string, from: number, to: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new SandboxError(
    "ERR_OPTION",
    `--${flag} must be an integer from ${from} to ${to}: got ${JSON.stringify(text)}`,
  );
}

function parseRate(text: string): { requests: number; seconds: number } {
  const [, requests, seconds] = /^([1-9]\d{0,8})\/([1-9]\d{0,8})$/.exec(text) ?? [];
  if (requests !== undefined) return { requests: Number(requests), seconds: Number(seconds) };
  throw new SandboxError(
    "ERR_OPTION",
    `--rate must be REQUESTS/SECONDS, such as 5000/300: got ${JSON.stringify(text)}`,
  );
}

/** The message does not quote the text, which may have a password. */
function parseDatabaseUrl(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new SandboxError("ERR_OPTION", "--database-url (DATABASE_URL) must be a PostgreSQL URL: postgres://…");
}

function parseName(name: string): string {
  if (isIP(name) !== 0 || /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(name)) return name.toLowerCase();
  throw new SandboxError("ERR_OPTION", `--also-name must be a host name or an IP address: got ${JSON.stringify(name)}`);
}
