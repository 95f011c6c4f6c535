import calls from "../cases/calls.json" with { type: "json" };
import redirects from "../cases/redirects.json" with { type: "json" };
import type { CallCase } from "../protocol.ts";
import type { Variables } from "./expand-addresses.ts";
import { fill } from "./fill.ts";

/** Combines statuses, Locations and methods, and options that ask to follow redirects. */
export function redirectCalls(variables: Variables): CallCase[] {
  const one = (
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
      key,
      title,
      expect: "refuse",
      code: "ERR_REDIRECT",
      ...rest,
      answer: { key, status, headers, authorized: true, method: rest.method },
    } as CallCase;
  };
  const all = redirects.statuses.flatMap((status) =>
    redirects.locations.flatMap(({ location, unfollowable }, l) =>
      redirects.methods.map((method) =>
        one(`r-${status}-${l}-${method}`, status, location, { method, ...(unfollowable && { code: undefined }) }),
      ),
    ),
  );
  const withExtras = redirects.statuses.flatMap((status) =>
    redirects.extras.flatMap(({ title, extras }, e) =>
      ["http://{plainHttp}{followed}", "https://{otherOrigin}{followed}", "{followed}"].map((location, l) =>
        one(`x-${status}-${e}-${l}`, status, location, { method: "GET", extras, title: `${status} with ${title}` }),
      ),
    ),
  );
  return [...all, ...withExtras];
}

/** Returns calls with something wrong besides the address, and polluted prototypes. */
export function fixedCalls(variables: Variables): CallCase[] {
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
