import addresses from "../cases/addresses.json" with { type: "json" };
import calls from "../cases/calls.json" with { type: "json" };
import failures from "../cases/failures.json" with { type: "json" };
import links from "../cases/links.json" with { type: "json" };
import redirects from "../cases/redirects.json" with { type: "json" };
import sinks from "../cases/sinks.json" with { type: "json" };
import tokens from "../cases/tokens.json" with { type: "json" };
import values from "../cases/values.json" with { type: "json" };
import type {
  AddressCase,
  Assignment,
  CallCase,
  Expectation,
  FailureMode,
  LinkCase,
  Places,
  TokenCase,
  ValueCase,
} from "../protocol.ts";
import { fill } from "./fill.ts";

/** How much of the data a run takes: all of it, or every n-th of what is composed. */
export interface Size {
  every: number;
  properties: number;
}

/** Turns the data of cases/ into what one runtime has to try against these listeners. */
export function expand(places: Places, token: string, size: Size): Assignment {
  const variables = {
    ...places,
    token,
    "token-in-url": encodeURIComponent(token),
    base64: Buffer.from(`${token}:`).toString("base64"),
  };
  const composed = composeAddresses(places, variables);
  return {
    places,
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

type Variables = Record<string, string>;
interface Composed {
  id: string;
  key: string;
  address: string;
  right: boolean;
}

function composeAddresses(places: Places, variables: Variables): Composed[] {
  return addresses.schemes.flatMap(({ id: schemeId, scheme }, s) =>
    addresses.separators.flatMap(({ id: separatorId, separator }, p) =>
      addresses.hosts.map(({ id: hostId, host }, h) => {
        const key = `a-${s}-${p}-${h}`;
        const address = fill(`${scheme}${separator}${host}{mark}`, { ...variables, mark: `/mark/${key}` });
        const id = !/^https:$/i.test(scheme) ? schemeId : separator === "//" ? hostId : separatorId;
        return { id, key, address, right: isRight(address, places) };
      }),
    ),
  );
}

/** What a parser of the standard finds in the address; the runtime under test has to agree or refuse. */
function isRight(address: string, { A }: Places): boolean {
  const url = URL.parse(address);
  return url !== null && url.origin === `https://${A}` && url.username === "" && url.password === "";
}

function waysToAsk({ id, key, address, right }: Composed): AddressCase[] {
  const parsed = URL.parse(address);
  // A base address on another https origin is the caller's choice, so it is none of these cases.
  const elsewhere = parsed?.protocol === "https:" && parsed.username === "" && parsed.password === "";
  const forms: AddressCase["as"][] = ["string", ...(parsed ? (["URL", "Request", "changing"] as const) : [])];
  const expect: Expectation = right ? "either" : "refuse";
  return [
    ...forms.map((as): AddressCase => {
      // An object that is the right address when it is read first may be sent to that.
      return {
        id,
        key: `${key}-${as}`,
        title: `${as} ${address}`,
        address,
        as,
        expect: as === "changing" ? "either" : expect,
      };
    }),
    ...(elsewhere ? [] : [{ id, key: `${key}-base`, title: `base ${address}`, address, as: "base" as const, expect }]),
  ];
}

function wholeAddresses(variables: Variables): AddressCase[] {
  return addresses.whole.map((each, at) => {
    const key = `w-${at}`;
    const address = fill(each.address, { ...variables, mark: `/mark/${key}` });
    return { ...each, key, address, title: `${each.as} ${address}` } as AddressCase;
  });
}

function redirectCalls(variables: Variables): CallCase[] {
  const one = (
    id: string,
    key: string,
    status: number,
    location: string | string[] | null,
    rest: { method: string; extras?: object; title?: string; code?: undefined },
  ) => {
    const marks = { ...variables, followed: `/followed/${key}`, self: `/answer/again/followed/${key}` };
    const fields = location === null ? [] : [location].flat().map((each) => ["location", fill(each, marks)]);
    const headers = [["content-type", "application/json"], ...fields] as [string, string][];
    const title = `${status} to ${location}, ${rest.method}`;
    return {
      id,
      key,
      title,
      expect: "refuse",
      code: "ERR_REDIRECT",
      ...rest,
      answer: { key, status, headers, authorized: true, method: rest.method },
    } as CallCase;
  };
  const all = redirects.statuses.flatMap((status) =>
    redirects.locations.flatMap(({ id, location, unfollowable }, l) =>
      redirects.methods.map((method) =>
        one(id, `r-${status}-${l}-${method}`, status, location, { method, ...(unfollowable && { code: undefined }) }),
      ),
    ),
  );
  const withExtras = redirects.statuses.flatMap((status) =>
    redirects.extras.flatMap(({ id, title, extras }, e) =>
      ["http://{H}{followed}", "https://{B}{followed}", "{followed}"].map((location, l) =>
        one(id, `x-${status}-${e}-${l}`, status, location, { method: "GET", extras, title: `${status} with ${title}` }),
      ),
    ),
  );
  return [...all, ...withExtras];
}

function fixedCalls(variables: Variables): CallCase[] {
  const finish = (each: object, key: string, rest: Partial<CallCase>) => {
    const marks = { ...variables, mark: `/mark/${key}`, followed: `/followed/${key}` };
    const filled = fill(each, marks) as CallCase;
    const method = filled.method ?? "GET";
    return { ...rest, ...filled, method, key, answer: { ...filled.answer, key, authorized: true, method } } as CallCase;
  };
  return [
    ...calls.calls.map((each, at) => finish(each, `c-${at}`, {})),
    ...calls.pollutions.map((each, at) =>
      finish(each, `p-${at}`, { title: `Object.prototype.${Object.keys(each.pollute)[0]}`, expect: "either" }),
    ),
  ];
}

function fixedLinks(variables: Variables): LinkCase[] {
  return links.links.map(({ id, expect, ...rest }, at) =>
    link(id, `l-${at}`, fill(rest.next, { ...variables, mark: `/mark/l-${at}` }), expect as Expectation),
  );
}

function composedLinks(composed: Composed[]): LinkCase[] {
  // Every seventh: a link costs a request for the page that names it.
  return composed
    .filter((_, at) => at % 7 === 0)
    .map(({ id, key, address, right }) => link(id, `${key}-link`, address, right ? "either" : "refuse"));
}

function link(id: string, key: string, next: unknown, expect: Expectation): LinkCase {
  const title = `next: ${JSON.stringify(next)}`;
  return { id, key, title, expect, answer: { key, authorized: true, page: { next } } };
}

function tokenCases(token: string, variables: Variables): TokenCase[] {
  const middle = token.length >> 1;
  const around = (character: string) => [
    `${character}${token}`,
    `${token}${character}`,
    `${token.slice(0, middle)}${character}${token.slice(middle)}`,
  ];
  const all: { id: string; token: unknown; expect: Expectation }[] = [
    ...tokens.tokens.map((each) => ({
      ...each,
      token: fill(each.token, variables),
      expect: each.expect as Expectation,
    })),
    ...tokens.bad.flatMap((bad) =>
      around(bad).map((each) => ({
        id: bad === ":" ? "C84" : bad < " " ? "C85" : "C86",
        token: each,
        expect: "refuse" as const,
      })),
    ),
    ...tokens.trimmed.flatMap((space) =>
      around(space).map((each, at) => ({
        id: "C87",
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
    ...values.paths.map(({ id, value, expect }, at) => {
      const path = fill(value, variables);
      const title = `path value ${JSON.stringify(path)}`;
      return { id, key: `v-${at}`, title, expect: expect as Expectation, path, answer: answer(`v-${at}`) };
    }),
    ...values.queries.map(({ id, query, expect }, at) => ({
      id,
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
