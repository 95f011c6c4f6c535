import type { Answer, Case } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";

/** Outcome of one case. */
export interface Outcome {
  /** `refused`: an error, and the subject reports that it sent nothing. */
  kind: "refused" | "failed" | "answered" | "late";
  code?: string | undefined;
  error?: unknown;
  value?: unknown;
}

/** Returns a base address under which the trusted listener sends the given response. */
export function baseFor(host: string, subject: Subject, answer: Answer): string {
  const key = answer.key === undefined ? {} : { key: `${subject.name}~${answer.key}` };
  const bytes = new TextEncoder().encode(JSON.stringify({ ...answer, ...key }));
  const code = btoa(String.fromCharCode(...bytes));
  return `https://${host}/answer/${code.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
}

/** Runs one action of a subject, for at most one minute, and returns the outcome. */
export async function attempt(subject: Subject, act: () => unknown): Promise<Outcome> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Outcome>((end) => {
    timer = setTimeout(() => end({ kind: "late" }), 60_000);
  });
  const done = (async (): Promise<Outcome> => {
    try {
      return { kind: "answered", value: await act() };
    } catch (error) {
      const code = subject.codeOf?.(error);
      const sent = code !== undefined && subject.sentCodes?.includes(code) === true;
      return { kind: sent ? "failed" : "refused", code, error };
    }
  })();
  const outcome = await Promise.race([done, late]);
  clearTimeout(timer);
  return outcome;
}

/** Returns the problem of an outcome, if any. */
export function fault(subject: Subject, { expect, code }: Case, outcome: Outcome): string | undefined {
  const { kind, error } = outcome;
  if (kind === "late") return "no end within a minute";
  if (expect === "refuse" && kind === "answered") return "it was answered";
  if (expect === "send" && kind !== "answered") return `it was refused: ${outcome.code ?? nameOf(error)}`;
  if (kind === "answered" || subject.codeOf === undefined) return undefined;
  if (outcome.code === undefined) return `the error is not the library's own: ${nameOf(error)}`;
  if (code !== undefined && subject.name === "guarded fetch" && outcome.code !== code)
    return `the code is ${outcome.code}`;
  return undefined;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : typeof error;
}
