import { readEnvironment, redact } from "@signet/auth";
import { assertFunctions, checkOptions, invalidOption } from "../check-options.ts";
import { ClientError } from "../errors.ts";
import type { OperationInfo } from "../operations/operation-info.ts";

/** The event: a request, its response, a retry, or an operation that the server will remove. */
export type LogName = "request" | "response" | "retry" | "deprecated";

/** The least important level that is logged. */
export type LogLevel = "debug" | "info" | "warn" | "off";

/** A log entry: plain data without secrets. */
export interface LogEntry {
  event: LogName;
  level: LogLevel;
  operationId: string;
  method: string;
  /** The path of the contract, without values. */
  path: string;
  attempt: number;
  status?: number;
  /** The response's headers; values of headers that are not on the allow-list are `***`. */
  headers?: Record<string, string>;
  /** The code of the error that ended the attempt. */
  code?: string;
  /** The wait before the next attempt. */
  waitMs?: number;
  /** The server's `Deprecation` header. */
  deprecation?: string;
  /** The server's `Sunset` header. */
  sunset?: string;
}

/** Receives the events of a client; made by {@link createLog}, which redacts them. */
export type Log = (
  name: LogName,
  call: { readonly operation: OperationInfo; readonly attempts: number },
  details?: { response?: Response | undefined; error?: unknown; waitMs?: number },
) => void;

/** The options of {@link createLog}. */
export interface LogOptions {
  /**
   * The least important level: `debug` for requests and responses, `info` for retries, `warn` for operations that will be removed.
   *
   * @defaultValue the environment variable `SIGNET_LOG`, or else `warn`
   */
  level?: LogLevel;
  /**
   * Receives each entry.
   *
   * @defaultValue the console's method of that level
   */
  write?: (entry: LogEntry) => void;
}

/**
 * Creates a log without secrets: no values, no bodies, headers by an allow-list.
 *
 * An operation whose response has a `Deprecation` or `Sunset` header is logged once.
 *
 * @throws {@link ClientError} `ERR_INVALID_OPTION` for an unknown level.
 *
 * @example
 * ```ts
 * const client = createClient({ log: createLog({ level: "info" }) });
 * ```
 */
export function createLog(options?: LogOptions): Log {
  const { level, write = writeToConsole } = checkOptions("createLog", options);
  assertFunctions({ write });
  const least = levels.indexOf(level ?? (readEnvironment("SIGNET_LOG") || "warn"));
  if (least < 0) throw invalidOption(`the option level must be one of ${levels.join(", ")}`);
  const announced = new Set<string>();

  return (event, { operation: { operationId, method, path }, attempts }, { response, error, waitMs } = {}) => {
    const writeEntry = (name: LogName, at: LogLevel, more: Partial<LogEntry>) => {
      if (levels.indexOf(at) < least) return;
      write({ event: name, level: at, operationId, method, path, attempt: attempts, ...more });
    };
    writeEntry(event, event === "retry" ? "info" : "debug", {
      ...(response && { status: response.status, ...redact(response.headers) }),
      ...(error instanceof ClientError && { code: error.code }),
      ...(waitMs !== undefined && { waitMs: Math.round(waitMs) }),
    });
    const [deprecation, sunset] = ["deprecation", "sunset"].map((name) => response?.headers.get(name)?.slice(0, 100));
    if ((deprecation === undefined && sunset === undefined) || announced.has(operationId)) return;
    announced.add(operationId);
    writeEntry("deprecated", "warn", {
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
