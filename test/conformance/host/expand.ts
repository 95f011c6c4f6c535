import failures from "../cases/failures.json" with { type: "json" };
import links from "../cases/links.json" with { type: "json" };
import sinks from "../cases/sinks.json" with { type: "json" };
import tokens from "../cases/tokens.json" with { type: "json" };
import values from "../cases/values.json" with { type: "json" };
import type {
  Assignment,
  Expectation,
  FailureMode,
  LinkCase,
  ListenerHosts,
  TokenCase,
  ValueCase,
} from "../protocol.ts";
import { type Composed, composeAddresses, type Variables, waysToAsk, wholeAddresses } from "./expand-addresses.ts";
import { fixedCalls, redirectCalls } from "./expand-calls.ts";
import { fill } from "./fill.ts";

/** Size of a run: every n-th composed case, and the number of generated ones. */
export interface Size {
  every: number;
  properties: number;
}

/** Turns the data of cases/ into the cases for one runtime and its listeners. */
export function expand(hosts: ListenerHosts, token: string, size: Size): Assignment {
  const variables = {
    ...hosts,
    token,
    "token-in-url": encodeURIComponent(token),
    base64: Buffer.from(`${token}:`).toString("base64"),
  };
  const composed = composeAddresses(hosts, variables);
  return {
    hosts,
    token,
    addresses: [...wholeAddresses(variables), ...thin(composed.flatMap(waysToAsk), size)],
    calls: [...fixedCalls(variables), ...thin(redirectCalls(variables), size)],
    links: [...fixedLinks(variables), ...thin(composedLinks(composed), size)],
    tokens: tokenCases(token, variables),
    values: valueCases(variables),
    failures: failureModes(variables),
    sinks: sinks.sinks,
    properties: { runs: size.properties, seed: 20_260 },
    pieces: values.pieces,
  };
}

function fixedLinks(variables: Variables): LinkCase[] {
  return links.links.map(({ expect, ...rest }, at) =>
    link(`l-${at}`, fill(rest.next, { ...variables, mark: `/mark/l-${at}` }), expect as Expectation),
  );
}

function composedLinks(composed: Composed[]): LinkCase[] {
  // Every seventh, because each link costs one more request.
  return composed
    .filter((_, at) => at % 7 === 0)
    .map(({ key, address, right }) => link(`${key}-link`, address, right ? "either" : "refuse"));
}

function link(key: string, next: unknown, expect: Expectation): LinkCase {
  const title = `next: ${JSON.stringify(next)}`;
  return { key, title, expect, answer: { key, authorized: true, page: { next } } };
}

function tokenCases(token: string, variables: Variables): TokenCase[] {
  const middle = token.length >> 1;
  const around = (character: string) => [
    `${character}${token}`,
    `${token}${character}`,
    `${token.slice(0, middle)}${character}${token.slice(middle)}`,
  ];
  const all: { token: unknown; expect: Expectation }[] = [
    ...tokens.tokens.map((each) => ({
      ...each,
      token: fill(each.token, variables),
      expect: each.expect as Expectation,
    })),
    ...tokens.bad.flatMap((bad) =>
      around(bad).map((each) => ({
        token: each,
        expect: "refuse" as const,
      })),
    ),
    ...tokens.trimmed.flatMap((space) =>
      around(space).map((each, at) => ({
        token: each,
        expect: at === 2 ? ("refuse" as const) : ("either" as const),
      })),
    ),
  ];
  return all.map((each, at) => {
    const key = `t-${at}`;
    return {
      ...each,
      key,
      title: `token ${JSON.stringify(each.token)?.slice(0, 80)}`,
      answer: { key, authorized: true },
    };
  });
}

function valueCases(variables: Variables): ValueCase[] {
  const answer = (key: string) => ({ key, echo: true, authorized: true });
  return [
    ...values.paths.map(({ value, expect }, at) => {
      const path = fill(value, variables);
      const title = `path value ${JSON.stringify(path)}`;
      return { key: `v-${at}`, title, expect: expect as Expectation, path, answer: answer(`v-${at}`) };
    }),
    ...values.queries.map(({ query, expect }, at) => ({
      key: `q-${at}`,
      title: `query ${JSON.stringify(query)}`,
      expect: expect as Expectation,
      query: query as Record<string, unknown>,
      answer: answer(`q-${at}`),
    })),
  ];
}

function failureModes(variables: Variables): FailureMode[] {
  return failures.failures.map((each, at) => {
    const filled = fill<object>(each, variables) as FailureMode;
    const key = `f-${at}`;
    return {
      ...filled,
      expect: "either",
      key,
      answer: { ...filled.answer, key, ...(each.token === undefined && { authorized: true }) },
    };
  });
}

function thin<T>(all: T[], { every }: Size): T[] {
  return all.filter((_, at) => at % every === 0);
}
