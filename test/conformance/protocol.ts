/** The messages between the host and a runtime. Both sides are compiled from this file. */

/** The listeners of a run: `host:port` each. Only A may see the token. */
export interface Places {
  /** The right one: https, and the base address of every subject. */
  A: string;
  /** Another https origin with a certificate the runtime trusts. */
  B: string;
  /** Plain HTTP. */
  H: string;
  /** Plain HTTP too, but asked over https: its handshakes fail. */
  P: string;
  /** https with an expired certificate. */
  expired: string;
  /** https with a certificate for another name. */
  otherName: string;
  /** https with a certificate that signed itself. */
  selfSigned: string;
  /** A port where nothing listens. */
  nobody: string;
  /** The ports alone, for spellings of one's own. */
  Aport: string;
  Bport: string;
  Hport: string;
}

/** The response that A sends. Its JSON, in base64url, is a segment of the requested path. */
export interface Answer {
  /** The case's key, to count requests by. */
  key?: string;
  status?: number;
  headers?: [name: string, value: string][];
  body?: string;
  /** A body that is not text. */
  base64?: string;
  /** Where the connection ends or rests instead of a whole answer. */
  fault?: "reset" | "half-headers" | "half-body" | "silent" | "silent-body" | "not-http";
  /** Answer with what arrived: `{ "target": … }`. */
  echo?: boolean;
  /** True if the request must have the token, in exactly one Authorization header. */
  authorized?: boolean;
  /** The method it has to have. */
  method?: string;
  /** A page of a list instead of a body, with this link to the next; `{this}`, `{next}` and `{other}` in it are paths of A. */
  page?: { next?: unknown };
}

export type Expectation = "refuse" | "send" | "either";

export interface Case {
  /** Row of the security cases. */
  id: string;
  /** Unique within a run, fit for a path. */
  key: string;
  /** The title in the report of a failure. */
  title: string;
  expect: Expectation;
  /** The code our own subjects refuse with, where it is fixed. */
  code?: string;
}

export interface AddressCase extends Case {
  address: string;
  /** Handed over as a base address, or as the address of a request in this form. */
  as: "base" | "path" | "string" | "URL" | "Request" | "changing";
}

export interface CallCase extends Case {
  answer: Answer;
  method: string;
  /** Handed to the call beside method and body. */
  extras?: Record<string, unknown>;
  /** Set on `Object.prototype` while the subject is made and called. */
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
  /** The error is not the library's: it is the reason of the signal, or what a token function or the platform's body threw. */
  own?: "reason" | "error";
}

/** Everything one runtime is asked to do. */
export interface Assignment {
  places: Places;
  token: string;
  addresses: AddressCase[];
  calls: CallCase[];
  links: LinkCase[];
  tokens: TokenCase[];
  values: ValueCase[];
  failures: FailureMode[];
  sinks: { id: string; name: string; what: string }[];
  /** The number of generated path and query cases, and their seed. */
  properties: { runs: number; seed: number };
  /** The pieces of generated values. */
  pieces: string[];
}

export interface Finding {
  id: string;
  key: string;
  title: string;
  what: string;
}

/** The results of one subject in one runtime. */
export interface SubjectReport {
  subject: string;
  /** URL, redirect, link, call and token cases. */
  cases: number;
  byRound: Record<string, number>;
  /** Cases that ended otherwise than expected. */
  failed: Finding[];
  /** Tokens that cannot be right, and were sent all the same. */
  wrongTokensSent: number;
  sinks: number;
  modes: number;
  sinkChecks: number;
  leaks: Finding[];
  /** Path and query cases, fixed and generated. */
  values: number;
  escapes: Finding[];
  milliseconds: number;
}

/** The report that the probe posts at its end. */
export interface ProbeReport {
  userAgent: string;
  subjects: SubjectReport[];
}
