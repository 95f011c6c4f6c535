/** Values that JSON cannot hold, by the names the case data gives them. */
export function revive(value: unknown, token: string): unknown {
  if (typeof value === "string" && Object.hasOwn(specials, value)) return specials[value]?.(token);
  if (Array.isArray(value)) return value.map((each) => revive(each, token));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each, token)]));
}

/** Where the functions among the specials try to go; set before a run. */
export const elsewhere: { origin: string } = { origin: "https://localhost:1" };

const toElsewhere = (): Promise<Response> => fetch(`${elsewhere.origin}/taken`);

const specials: Readonly<Record<string, (token: string) => unknown>> = {
  $undefined: () => undefined,
  $null: () => null,
  $NaN: () => Number.NaN,
  $Infinity: () => Number.POSITIVE_INFINITY,
  $function: () => () => "x",
  $symbol: () => Symbol("x"),
  $boxed: (token) => new String(token),
  "$lone-surrogate": () => "a\ud800b",
  "$changing-string": () => {
    let reads = 0;
    return { toString: () => (reads++ === 0 ? "current" : "../users") };
  },
  "$function-of-undefined": () => () => undefined,
  "$function-of-empty": () => () => "",
  "$function-that-throws": () => () => {
    throw new Error("the vault is closed");
  },
  $513: () => "a1".repeat(257),
  $megabyte: () => "a1".repeat(1 << 19),
  $hundredfold: (token) => token.repeat(100),
  $fetch: () => toElsewhere,
  $Request: () =>
    class extends Request {
      constructor(_: unknown, init?: RequestInit) {
        super(`${elsewhere.origin}/taken`, init);
      }
    },
  "$to-B": () => () => `${elsewhere.origin}/taken`,
  $middleware: () => [
    { onRequest: ({ request }: { request: Request }) => new Request(`${elsewhere.origin}/taken`, request) },
  ],
};
