import type { AddressCase, Assignment, CallCase, Case, Finding } from "../protocol.ts";
import type { Subject } from "../subjects/subject.ts";
import { inTurns } from "./in-turns.ts";
import { attempt, baseFor, fault } from "./sender.ts";
import { revive } from "./special.ts";

/** Result of one round. */
export interface Round {
  cases: number;
  failed: Finding[];
}

/** Tries base addresses, paths and complete addresses. */
export function tryAddresses(subject: Subject, { addresses, hosts, token }: Assignment): Promise<Round> {
  const reachable = subject.codeOf === undefined ? addresses.filter(({ address }) => isLoopback(address)) : addresses;
  const right = `https://${hosts.trusted}`;
  return round(subject, reachable, 16, (each) => {
    if (each.as === "base") return () => subject.create({ baseUrl: each.address, token }).call("GET");
    const sender = subject.create({ baseUrl: right, token });
    if (each.as === "path") return sender.path && (() => sender.path?.(each.address));
    const { request } = sender;
    return request && (() => request(inForm(each, `${right}/mark/${each.key}`)));
  });
}

/** Tries redirects, and calls with something wrong besides the address. */
export async function tryCalls(subject: Subject, { calls, hosts, token }: Assignment): Promise<Round> {
  const possible = calls.filter(({ method }) => subject.methods.includes(method));
  const taken = ({ key }: CallCase) => `https://${hosts.otherOrigin}/taken/${key}`;
  const act = (each: CallCase) => async () => {
    const baseUrl = baseFor(hosts.trusted, subject, each.answer);
    // Set even when absent, so that a polluted prototype cannot reach the subject through our object.
    const sender = subject.create({ baseUrl, token, fetch: undefined });
    await sender.call(each.method, revive(each.extras ?? {}, token, taken(each)) as Record<string, unknown>);
  };
  const plain = await round(
    subject,
    possible.filter(({ pollute }) => pollute === undefined),
    8,
    act,
  );
  // A polluted prototype affects everything, so these run alone.
  const alone = await round(
    subject,
    possible.filter(({ pollute }) => pollute !== undefined),
    1,
    (each) => () => polluted(revive(each.pollute, token, taken(each)) as object, act(each)),
  );
  return { cases: plain.cases + alone.cases, failed: [...plain.failed, ...alone.failed] };
}

/** Follows the links of a list. */
export function tryLinks(subject: Subject, { links, hosts, token }: Assignment): Promise<Round> {
  return round(subject, links, 8, ({ answer, expect }) => {
    const { pages } = subject.create({ baseUrl: baseFor(hosts.trusted, subject, answer), token });
    if (pages === undefined) return undefined;
    return async () => {
      let count = 0;
      for await (const _ of pages()) if (++count > 5) return;
      // Stopping at an invalid link is as good as an error.
      if (expect === "refuse" && count <= 2) throw new Settled();
    };
  });
}

/** Accepts either outcome. */
class Settled extends Error {}

/** Tries tokens damaged by copying. */
export function tryTokens(subject: Subject, { tokens, hosts, token: own }: Assignment): Promise<Round> {
  return round(
    subject,
    tokens,
    8,
    ({ token, answer }) =>
      () =>
        subject.create({ baseUrl: baseFor(hosts.trusted, subject, answer), token: revive(token, own) }).call("GET"),
  );
}

async function round<T extends Case>(
  subject: Subject,
  cases: readonly T[],
  atOnce: number,
  actOf: (each: T) => (() => unknown) | undefined,
): Promise<Round> {
  const found: Round = { cases: 0, failed: [] };
  await inTurns(cases, atOnce, async (each) => {
    const act = actOf(each);
    if (act === undefined) return;
    found.cases += 1;
    const outcome = await attempt(subject, act);
    const what = outcome.error instanceof Settled ? undefined : fault(subject, each, outcome);
    if (what !== undefined) found.failed.push({ key: each.key, title: each.title, what });
  });
  return found;
}

async function polluted(properties: object, act: () => Promise<void>): Promise<void> {
  Object.assign(Object.prototype, properties);
  try {
    await act();
  } finally {
    for (const name of Object.keys(properties)) delete (Object.prototype as Record<string, unknown>)[name];
  }
}

/** Returns the address in one form. A platform that cannot create it has refused the case. */
function inForm({ as, address, expect }: AddressCase, right: string): string | URL | Request {
  if (as === "string") return address;
  if (as === "URL") return new URL(address);
  if (as === "Request") {
    const request = platformRequest(address);
    // In a page, `https:x` is relative to the page's address, which is the trusted one.
    if (request === undefined || (expect === "refuse" && request.url.startsWith(`${new URL(right).origin}/`)))
      throw new Settled();
    return request;
  }
  let reads = 0;
  return { toString: () => (reads++ === 0 ? right : address) } as unknown as URL;
}

function platformRequest(address: string): Request | undefined {
  try {
    return new Request(address);
  } catch {
    return undefined;
  }
}

/** Returns whether the address could reach a listener. Others are only for subjects with error codes. */
function isLoopback(address: string): boolean {
  const host = URL.parse(address)?.hostname;
  return host === undefined || /^(localhost\.?|127\.[\d.]+|)$/.test(host);
}
