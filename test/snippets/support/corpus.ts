import { readdirSync, readFileSync } from "node:fs";
import type { TargetName } from "@signet/snippets";

/** One case of the hostile corpus, as `corpus/*.json` has it. */
export interface CorpusCase {
  readonly id: string;
  readonly what: string;
  readonly request: CorpusRequest;
  /** A case that must not become a snippet: what the message of the error names. */
  readonly refused?: string;
  /** The targets that have no way to send it, with what the message of the error names. */
  readonly refusedFor?: { readonly [target in TargetName]?: string };
}

/** The request a case must become, every text decoded. */
export interface CorpusRequest {
  readonly method: string;
  /** With `{names}` where values go. */
  readonly path: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly query?: readonly (readonly [name: string, value: string])[];
  readonly headers?: Readonly<Record<string, string>>;
  /** The body as a JSON text, so that its numbers are what they are. */
  readonly body?: string;
  /** A body that is a form, as its pairs. */
  readonly form?: readonly (readonly [name: string, value: string])[];
  /** A body of parts, as multipart/form-data: texts, and files to read. */
  readonly parts?: readonly CorpusPart[];
  /** A body that is a text of another kind. */
  readonly text?: string;
  /** A body that is a file, by its path. */
  readonly file?: string;
  /** What the body is called; JSON, forms and parts have their own names. */
  readonly mediaType?: string;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly token?: string;
  /** Where the token goes; without it, it is the user-id of http basic, and the password is empty. */
  readonly credential?: CorpusCredential;
}

/** One part of a multipart body. */
export interface CorpusPart {
  readonly name: string;
  readonly text?: string;
  /** The path of a file. */
  readonly file?: string;
}

/** How a request carries its token. */
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

/** The cases that must arrive as they are meant. */
export const corpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused === undefined);

/** The cases that no snippet may be made of. */
export const refusedCorpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused !== undefined);
