import type { Assignment, FailureMode } from "../protocol.ts";
import type { Sender, Subject } from "../subjects/subject.ts";
import { attempt, baseFor, fault } from "./sender.ts";
import { revive } from "./special.ts";

/** Everything that a caller holds after a failure. */
export interface Failure {
  /** Values for the sinks. */
  values: unknown[];
  error: unknown;
  /** The problem with the failure itself, if any. */
  wrong: string | undefined;
}

/** Causes a failure. */
export async function fail(subject: Subject, { hosts, token: own }: Assignment, mode: FailureMode): Promise<Failure> {
  const baseUrl = mode.base ?? baseFor(hosts.trusted, subject, mode.answer ?? {});
  const token = "token" in mode ? revive(mode.token, own) : own;
  const controller = new AbortController();
  if (mode.abort === "before") controller.abort();
  let sender: Sender | undefined;
  const outcome = await attempt(subject, () => {
    sender = subject.create({ baseUrl, token });
    const extras = { ...(revive(mode.extras ?? {}, own) as object), ...(mode.abort && { signal: controller.signal }) };
    if (mode.abort === "headers") setTimeout(() => controller.abort(), 5);
    if (mode.abort === "body") setTimeout(() => controller.abort(), 50);
    return act(sender, mode, own, extras);
  });
  const bodyError = await readBody(outcome.value);
  const error = outcome.error ?? bodyError;
  const values = [outcome.error, bodyError, outcome.value, ...(sender?.held ?? [])].filter(
    (value) => (typeof value === "object" && value !== null) || typeof value === "function",
  );
  const ownError = subject.codeOf !== undefined && error !== undefined;
  // The caller's own reason, and errors of the caller's function, must come back unchanged.
  if (mode.own === "reason" && ownError) return { values, error, wrong: isReason(error, controller.signal) };
  return { values, error, wrong: mode.own === "error" ? undefined : fault(subject, mode, outcome) };
}

function act(sender: Sender, mode: FailureMode, token: string, extras: Record<string, unknown>): Promise<unknown> {
  if (mode.address !== undefined) return (sender.request ?? sender.path)?.(mode.address) ?? sender.call("GET", extras);
  if ("path" in mode && sender.get) return sender.get(revive(mode.path, token));
  if (mode.query !== undefined && sender.search) {
    return sender.search(revive(mode.query, token) as Record<string, unknown>);
  }
  return sender.call(mode.method ?? "GET", extras);
}

/** Reads a broken body, because the platform's error must be clean too. */
async function readBody(answer: unknown): Promise<unknown> {
  try {
    if (answer instanceof Response && !answer.bodyUsed) await answer.clone().text();
    return undefined;
  } catch (error) {
    return error;
  }
}

function isReason(error: unknown, { aborted, reason }: AbortSignal): string | undefined {
  return aborted && error === reason ? undefined : "the error is not the reason of the signal";
}
