import { readEnvironment, redact } from "@signet/auth";
import { ClientError } from "../errors.ts";
import type { CallState } from "./call-state.ts";

/** What happened: a request was sent, answered, or will be sent again; the server announced an operation's end. */
export type LogName = "request" | "answer" | "retry" | "deprecated";

/** How much is told. */
export type LogLevel = "debug" | "info" | "warn" | "off";

/** One line of a log: plain data that holds no secret. */
export interface LogEntry {
  event: LogName;
  level: LogLevel;
  operationId: string;
  method: string;
  /** The path as the contract has it, without values. */
  path: string;
  attempt: number;
  status?: number;
  /** The answer's fields; the value of each that is on no list is `***`. */
  headers?: Record<string, string>;
  /** The code of the error that ended the attempt. */
  code?: string;
  /** How long until the next attempt. */
  waitMs?: number;
  /** As the server announced them. */
  deprecation?: string;
  sunset?: string;
}

/** Takes what happens in a client; {@link createLog} makes it, so that nothing is told that was not redacted. */
export type Log = (
  name: LogName,
  call: CallState,
  details?: { response?: Response | undefined; error?: unknown; waitMs?: number },
) => void;

/** What {@link createLog} may be told. */
export interface LogOptions {
  /**
   * The least level that is told: `debug` for each request and answer, `info` for attempts that are made again, `warn` for what the
   * server says will end.
   *
   * @defaultValue the environment variable `SIGNET_LOG`, or else `warn`
   */
  level?: LogLevel;
  /**
   * Takes each entry.
   *
   * @defaultValue the console's method of the level
   */
  write?: (entry: LogEntry) => void;
}

/**
 * Makes a log of what a client does. Only what is known to be harmless is told: no values, no bodies, fields by an allow-list.
 *
 * An operation with a `Deprecation` or `Sunset` field in its answer is told of once.
 *
 * @throws {@link ClientError} `ERR_INVALID_OPTION` for a level that is none.
 *
 * @example
 * ```ts
 * const client = createClient({ log: createLog({ level: "info" }) });
 * ```
 */
export function createLog({ level, write = writeToConsole }: LogOptions = {}): Log {
  const least = levels.indexOf(level ?? (readEnvironment("SIGNET_LOG") || "warn"));
  if (least < 0) throw new ClientError("ERR_INVALID_OPTION", `the log level must be one of ${levels.join(", ")}`);
  const announced = new Set<string>();

  return (event, { operation, attempts }, { response, error, waitMs } = {}) => {
    const { operationId, method, path } = operation;
    const tell = (name: LogName, at: LogLevel, more: Partial<LogEntry>) => {
      if (levels.indexOf(at) < least) return;
      write({ event: name, level: at, operationId, method, path, attempt: attempts, ...more });
    };
    tell(event, event === "retry" ? "info" : "debug", {
      ...(response && { status: response.status, ...redact(response.headers) }),
      ...(error instanceof ClientError && { code: error.code }),
      ...(waitMs !== undefined && { waitMs: Math.round(waitMs) }),
    });
    const [deprecation, sunset] = ["deprecation", "sunset"].map((name) => response?.headers.get(name)?.slice(0, 100));
    if ((deprecation === undefined && sunset === undefined) || announced.has(operationId)) return;
    announced.add(operationId);
    tell("deprecated", "warn", {
      ...(deprecation !== undefined && { deprecation }),
      ...(sunset !== undefined && { sunset }),
    });
  };
}

function writeToConsole(entry: LogEntry): void {
  const { level } = entry;
  if (level !== "off") console[level](entry);
}

const levels: readonly string[] = ["debug", "info", "warn", "off"];
