import { isIP } from "node:net";
import { parseArgs } from "node:util";
import { reasonOf, SandboxError } from "../errors.ts";
import type { SandboxOptions } from "../server.ts";

/** What the command line and the environment ask for. */
export interface Flags {
  options: SandboxOptions;
  json: boolean;
  show: "help" | "version" | undefined;
}

/**
 * Reads the flags, and from the environment what no flag says: `--port` is `SANDBOX_PORT`, and so on.
 *
 * @throws {@link SandboxError} `ERR_OPTION` naming the flag.
 */
export function readFlags(args: readonly string[], environment: Readonly<Record<string, string | undefined>>): Flags {
  const values = { ...fromEnvironment(environment), ...parse(args) };
  const show = values.help ? "help" : values.version ? "version" : undefined;
  const { cert, key, companies, seed, concurrent, rate, "database-url": databaseUrl } = values;
  // Not a flag: a command line can be read by everybody on the machine.
  const { SANDBOX_TOKEN_KEY: tokenKey = "" } = environment;
  const alsoName = values["also-name"]?.flatMap((names) => names.split(",")).map(toName);
  return {
    show,
    json: values.json === true,
    options: {
      host: values.host ?? "127.0.0.1",
      port: toNumber("port", values.port ?? "8443", 0, 65_535),
      data: values.data ?? ".sandbox",
      limits: values["no-limits"] !== true,
      faults: values.faults === true,
      addresses: values["no-addresses"] !== true,
      ...(concurrent !== undefined && { concurrent: toNumber("concurrent", concurrent, 1, 1_000_000) }),
      ...(rate !== undefined && { rate: toRate(rate) }),
      ...(tokenKey !== "" && { tokenKey }),
      ...(databaseUrl !== undefined && { databaseUrl: toDatabaseUrl(databaseUrl) }),
      ...(companies !== undefined && { companies: toNumber("companies", companies, 10, 1_000_000) }),
      ...(seed !== undefined && { seed: toNumber("seed", seed, 0, 4_294_967_295) }),
      ...(cert !== undefined && { cert }),
      ...(key !== undefined && { key }),
      ...(alsoName !== undefined && { alsoName }),
    },
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: flags, strict: true, allowPositionals: false }).values;
  } catch (error) {
    const message = error instanceof Error ? error.message : reasonOf(error);
    const [sentence = message] = message.split(". ");
    throw new SandboxError("ERR_OPTION", `${sentence}: see signet-sandbox --help`);
  }
}

/** Flags as the environment spells them; an empty variable counts as unset. */
function fromEnvironment(environment: Readonly<Record<string, string | undefined>>): Partial<ReturnType<typeof parse>> {
  const entries = Object.entries(flags).flatMap(([name, flag]): [string, unknown][] => {
    const variable = name === "database-url" ? "DATABASE_URL" : `SANDBOX_${name.toUpperCase().replaceAll("-", "_")}`;
    const text = environment[variable];
    if (text === undefined || text === "" || name === "help" || name === "version") return [];
    if (flag.type === "boolean") return [[name, /^(1|true|yes)$/i.test(text)]];
    return [[name, "multiple" in flag ? [text] : text]];
  });
  return Object.fromEntries(entries);
}

function toNumber(flag: string, text: string, from: number, to: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= from && number <= to) return number;
  throw new SandboxError(
    "ERR_OPTION",
    `--${flag} must be a whole number from ${from} to ${to}, got ${JSON.stringify(text)}`,
  );
}

function toRate(text: string): { requests: number; seconds: number } {
  const [requests = "", seconds = "", ...more] = text.split("/");
  if (more.length === 0 && [requests, seconds].every((part) => /^[1-9]\d{0,8}$/.test(part))) {
    return { requests: Number(requests), seconds: Number(seconds) };
  }
  throw new SandboxError(
    "ERR_OPTION",
    `--rate must be REQUESTS/SECONDS, such as 5000/300, got ${JSON.stringify(text)}`,
  );
}

/** The text is not repeated in what it is refused with: it may hold a password. */
function toDatabaseUrl(text: string): string {
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new SandboxError("ERR_OPTION", "--database-url (DATABASE_URL) must be an address of PostgreSQL: postgres://…");
}

function toName(name: string): string {
  if (isIP(name) !== 0 || /^(?!-)[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(name)) return name.toLowerCase();
  throw new SandboxError("ERR_OPTION", `--also-name must be a host name or an IP address, got ${JSON.stringify(name)}`);
}

const flags = {
  host: { type: "string" },
  port: { type: "string" },
  data: { type: "string" },
  "database-url": { type: "string" },
  companies: { type: "string" },
  seed: { type: "string" },
  cert: { type: "string" },
  key: { type: "string" },
  "also-name": { type: "string", multiple: true },
  "no-addresses": { type: "boolean" },
  concurrent: { type: "string" },
  rate: { type: "string" },
  "no-limits": { type: "boolean" },
  faults: { type: "boolean" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean", short: "v" },
} as const;

/** What `--help` prints. */
export const help = `signet-sandbox: Bitsight's security-ratings API imitated on your own machine.
Unofficial: not affiliated with Bitsight.

Usage: signet-sandbox [flags]

  --host ADDRESS       listen there (127.0.0.1)                           SANDBOX_HOST
  --port N             listen on this port, 0 for a free one (8443)       SANDBOX_PORT
  --data DIR           keep certificate and database there (.sandbox);    SANDBOX_DATA
                       :memory: keeps nothing
  --database-url URL   postgres://…: keep the database there, for several DATABASE_URL
                       sandboxes over the same data
  --companies N        how many companies the world has (100)             SANDBOX_COMPANIES
  --seed N             what the world is made from (1)                    SANDBOX_SEED
  --cert FILE          your own certificate as PEM, with --key            SANDBOX_CERT
  --key FILE           its private key                                    SANDBOX_KEY
  --also-name NAME     one more name for the certificate; repeatable      SANDBOX_ALSO_NAME
  --no-addresses       no IP addresses on the certificate, for Bun        SANDBOX_NO_ADDRESSES
  --concurrent N       answer 429 to more requests of one token at the    SANDBOX_CONCURRENT
                       same time (20)
  --rate REQUESTS/SECONDS                                                 SANDBOX_RATE
                       answer 429 to more requests of one token in this
                       time (as many as it likes)
  --no-limits          no limits at all, for test tools                   SANDBOX_NO_LIMITS
  --faults             let faults be asked for at /sandbox/faults         SANDBOX_FAULTS
  --json               print one JSON object when ready                   SANDBOX_JSON
  -h, --help           print this
  -v, --version        print the version
`;
