import { readdirSync, readFileSync } from "node:fs";
import type { TargetName } from "@signet/snippets";

/** A case of the hostile corpus in `corpus/*.json`. */
export interface CorpusCase {
  readonly id: string;
  readonly what: string;
  readonly request: CorpusRequest;
  /** For a case that must be refused: a text of the error message. */
  readonly refused?: string;
  /** The targets that cannot send it, with a text of the error message. */
  readonly refusedFor?: { readonly [target in TargetName]?: string };
}

/** The request that a case must become, decoded. */
export interface CorpusRequest {
  readonly method: string;
  /** With `{names}` for values. */
  readonly path: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as JSON text, so that its numbers stay exact. */
  readonly body?: string;
  /** The pairs of a form. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  /** The parts of a multipart body: texts, and files to read. */
  readonly parts?: readonly CorpusPart[];
  /** A body of text. */
  readonly text?: string;
  /** The path of a file that is the body. */
  readonly file?: string;
  /** The media type of the body; JSON, forms and parts have their own. */
  readonly mediaType?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** The place of the token; by default the user-id of HTTP Basic, with an empty password. */
  readonly credential?: CorpusCredential;
}

/** One part of a multipart body. */
export interface CorpusPart {
  readonly name: string;
  readonly text?: string;
  /** The path of a file. */
  readonly file?: string;
}

/** The place of the token in a request. */
export interface CorpusCredential {
  readonly place: "basic" | "bearer" | "header" | "query" | "cookie";
  /** Of the header, query parameter or cookie. */
  readonly name?: string;
  readonly password?: string;
}

const folder = `${import.meta.dirname}/../corpus`;

const everyCase: readonly CorpusCase[] = readdirSync(folder)
  .sort()
  .flatMap((file): CorpusCase[] => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));

/** The cases that must arrive unchanged. */
export const corpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused === undefined);

/** The cases that must be refused. */
export const refusedCorpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused !== undefined);
