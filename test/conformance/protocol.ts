// Types of what the host sends to a runtime and gets back.

/** Listeners of a run as `host:port`. Only the trusted one may receive the token. */
export interface ListenerHosts {
  /** HTTPS, and the base address of every subject. */
  trusted: string;
  /** Another HTTPS origin with a trusted certificate. */
  otherOrigin: string;
  /** Plain HTTP. */
  plainHttp: string;
  /** Plain HTTP that is requested over HTTPS, so that handshakes fail. */
  httpAsHttps: string;
  /** HTTPS with an expired certificate. */
  expired: string;
  /** HTTPS with a certificate for another name. */
  otherName: string;
  /** HTTPS with a self-signed certificate. */
  selfSigned: string;
  /** A port where nothing listens. */
  nobody: string;
  /** The ports, for other spellings of the host. */
  trustedPort: string;
  otherOriginPort: string;
  plainHttpPort: string;
}

/** A response to request from the trusted listener: its JSON, in base64url, is a segment of the path. */
export interface Answer {
  /** The key of the case, for counting requests. */
  key?: string;
  status?: number;
  headers?: [name: string, value: string][];
  body?: string;
  /** A binary body. */
  base64?: string;
  /** The point where the connection ends or stalls. */
  fault?: "reset" | "half-headers" | "half-body" | "silent" | "silent-body" | "not-http";
  /** Responds with the received target: `{ "target": … }`. */
  echo?: boolean;
  /** The request must carry the token in exactly one Authorization header. */
  authorized?: boolean;
  /** The expected method. */
  method?: string;
  /** A page of a list with this link to the next. `{this}`, `{next}` and `{other}` are paths. */
  page?: { next?: unknown };
}

export type Expectation = "refuse" | "send" | "either";

export interface Case {
  /** Unique in a run, and valid in a path. */
  key: string;
  /** Shown when the case fails. */
  title: string;
  expect: Expectation;
  /** The error code of our own subjects, if it is fixed. */
  code?: string;
}

export interface AddressCase extends Case {
  address: string;
  /** Passed as a base address, or as a request address in this form. */
  as: "base" | "path" | "string" | "URL" | "Request" | "changing";
}

export interface CallCase extends Case {
  answer: Answer;
  method: string;
  /** Passed to the call besides method and body. */
  extras?: Record<string, unknown>;
  /** Set on `Object.prototype` while the subject is created and called. */
  pollute?: Record<string, unknown>;
}

export interface LinkCase extends Case {
  answer: Answer;
}

export interface TokenCase extends Case {
  token: unknown;
  answer: Answer;
}

export interface ValueCase extends Case {
  path?: unknown;
  query?: Record<string, unknown>;
  answer: Answer;
}

export interface FailureMode extends Case {
  base?: string;
  address?: string;
  answer?: Answer;
  token?: unknown;
  method?: string;
  extras?: Record<string, unknown>;
  path?: unknown;
  query?: Record<string, unknown>;
  abort?: "before" | "headers" | "body";
  /** The error is not the library's: it comes from the signal, a token function or the platform. */
  own?: "reason" | "error";
}

/** All cases for one runtime. */
export interface Assignment {
  hosts: ListenerHosts;
  token: string;
  addresses: AddressCase[];
  calls: CallCase[];
  links: LinkCase[];
  tokens: TokenCase[];
  values: ValueCase[];
  failures: FailureMode[];
  sinks: { name: string; what: string }[];
  /** Number and seed of the generated path and query cases. */
  properties: { runs: number; seed: number };
  /** Parts of generated values. */
  pieces: string[];
}

export interface Finding {
  key: string;
  title: string;
  what: string;
}

/** Result of one subject in one runtime. */
export interface SubjectReport {
  subject: string;
  /** Number of URL, redirect, link, call and token cases. */
  cases: number;
  byRound: Record<string, number>;
  /** Cases that ended differently than expected. */
  failed: Finding[];
  /** Number of invalid tokens that were sent. */
  wrongTokensSent: number;
  sinks: number;
  modes: number;
  sinkChecks: number;
  leaks: Finding[];
  /** Number of path and query cases. */
  values: number;
  escapes: Finding[];
  milliseconds: number;
}

/** The report that the probe posts. */
export interface ProbeReport {
  userAgent: string;
  subjects: SubjectReport[];
}
