import { ClientError } from "./errors.ts";
import { ownProperties } from "./own-properties.ts";

const call = ["params", "body", "parseAs", "headers", "middleware", "signal", "timeoutMs", "deadlineMs", "idempotent"];

type Owner =
  | "createClient"
  | "retry"
  | "rateLimit"
  | "a call"
  | "a list"
  | "params"
  | "a middleware"
  | "bulk"
  | "createLog";

/** The only table of option names. */
const optionNames: Readonly<Record<Owner, readonly string[]>> = {
  createClient: [
    ...["token", "baseUrl", "fetch", "timeoutMs", "deadlineMs", "retry", "concurrency", "rateLimit", "log"],
    "dangerouslyAllowBrowser",
  ],
  retry: ["attempts", "baseDelayMs", "maxDelayMs"],
  rateLimit: ["requests", "windowSeconds"],
  "a call": call,
  "a list": [...call.filter((name) => name !== "parseAs" && name !== "body"), "maxPages", "from"],
  params: ["path", "query"],
  "a middleware": ["onRequest", "onResponse", "onError"],
  bulk: ["key", "checkpoint", "concurrency", "onProgress", "signal"],
  createLog: ["level", "write"],
};

/** Returns the object's own properties after a check of their names. */
export function checkOptions<Options extends object>(owner: Owner, options: Options | undefined): Options {
  if (options !== undefined) assertObject(`the options of ${owner}`, options);
  const own = ownProperties(options);
  const names = optionNames[owner];
  for (const name of Object.keys(own)) {
    if (!names.includes(name))
      throw invalidOption(`unknown option ${showName(name)} of ${owner}: ${advise(name, names)}`);
  }
  return own;
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` for anything but a plain object; a list or a Map has no names to check. */
export function assertObject(what: string, value: unknown, example = ""): asserts value is object {
  if (typeof value !== "object" || value === null || Symbol.iterator in value) {
    throw invalidOption(`${what} must be an object${example}`);
  }
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` for functions that are something else. */
export function assertFunctions(functions: object): void {
  for (const [name, value] of Object.entries(functions)) {
    if (value !== undefined && typeof value !== "function")
      throw invalidOption(`the option ${name} must be a function`);
  }
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` for a number out of bounds. */
export function assertNumber(name: string, value: unknown, least = 1, most: number = longestTimer): void {
  if (!(typeof value === "number" && value >= least && value <= most)) {
    throw invalidOption(`the option ${name} must be a number from ${least} to ${most}`);
  }
}

/** @throws {@link ClientError} `ERR_INVALID_OPTION` for a number out of bounds, or a fraction. */
export function assertCount(name: string, value: unknown, most?: number): void {
  assertNumber(name, value, 1, most);
  if (!Number.isInteger(value)) throw invalidOption(`the option ${name} must be a whole number`);
}

export function invalidOption(message: string): ClientError {
  return new ClientError("ERR_INVALID_OPTION", message);
}

function advise(name: string, names: readonly string[]): string {
  if (names.includes("params") && (name === "query" || name === "path")) {
    return `pass { params: { ${name}: … } }`;
  }
  const nearest = findNearest(name, names);
  return nearest === undefined ? `it has ${names.join(", ")}` : `did you mean ${nearest}?`;
}

export function findNearest(name: string, names: readonly string[]): string | undefined {
  const lower = name.toLowerCase().slice(0, 100);
  const distances = names.map((each): [string, number] => {
    const other = each.toLowerCase();
    const begins = Math.min(lower.length, other.length) > 3 && (other.startsWith(lower) || lower.startsWith(other));
    return [each, Math.min(begins ? 2 : Infinity, editDistance(lower, other))];
  });
  const [[nearest, distance] = ["", Infinity]] = distances.toSorted(([, left], [, right]) => left - right);
  return distance <= Math.min(4, Math.max(2, lower.length * 0.45)) ? nearest : undefined;
}

/** Counts the insertions, deletions and replacements between two words (Levenshtein). */
function editDistance(left: string, right: string): number {
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...left].entries()) {
    const next = [at + 1];
    for (let to = 1; to <= right.length; to++) {
      const replaced = (row[to - 1] ?? 0) + (letter === right[to - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** Returns a name for a message. One as long as a token may be one. */
export function showName(name: string, quote = ""): string {
  return /^[\w.-]{1,31}$/.test(name) ? quote + name + quote : "with an unusual name";
}

// Beyond 32 bits a timer fires at once.
const longestTimer = 2_147_483_647;
