import { readdirSync, readFileSync } from "node:fs";

/** One case of the hostile corpus, as `corpus/*.json` has it. */
export interface CorpusCase {
  readonly id: string;
  readonly what: string;
  readonly request: CorpusRequest;
  /** A case that must not become a snippet: what the message of the error names. */
  readonly refused?: string;
  /** What fetch cannot send, as the message of the error names it. */
  readonly refusedForFetch?: string;
  /** A token that `@signet/auth` takes for a mistake: the program stops before anything is sent. */
  readonly refusedByAuth?: true;
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
  /** What the body is called when it is not `application/json`. */
  readonly mediaType?: string;
  readonly token?: string;
}

const folder = `${import.meta.dirname}/../corpus`;

const everyCase: readonly CorpusCase[] = readdirSync(folder)
  .sort()
  .flatMap((file): CorpusCase[] => JSON.parse(readFileSync(`${folder}/${file}`, "utf8")));

/** The cases that must arrive as they are meant. */
export const corpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused === undefined);

/** The cases that no snippet may be made of. */
export const refusedCorpus: readonly CorpusCase[] = everyCase.filter(({ refused }) => refused !== undefined);
