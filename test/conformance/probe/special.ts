/**
 * Replaces names with values that JSON cannot contain.
 *
 * @param elsewhere - the address that functions among them try to reach.
 */
export function revive(value: unknown, token: string, elsewhere = "https://localhost:1"): unknown {
  if (typeof value === "string" && Object.hasOwn(specials, value)) return specials[value]?.(token, elsewhere);
  if (Array.isArray(value)) return value.map((each) => revive(each, token, elsewhere));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, revive(each, token, elsewhere)]));
}

const specials: Readonly<Record<string, (token: string, elsewhere: string) => unknown>> = {
  $undefined: () => undefined,
  $null: () => null,
  $NaN: () => Number.NaN,
  $Infinity: () => Number.POSITIVE_INFINITY,
  $function: () => () => "x",
  $symbol: () => Symbol("x"),
  $boxed: (token) => new String(token),
  "$lone-surrogate": () => "a\ud800b",
  "$high-surrogate": () => "\ud800",
  "$low-surrogate": () => "\udc00",
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
  $fetch: (_, elsewhere) => () => fetch(elsewhere),
  $Request: (_, elsewhere) =>
    class extends Request {
      constructor(_: unknown, init?: RequestInit) {
        super(elsewhere, init);
      }
    },
  "$to-other-origin": (_, elsewhere) => () => elsewhere,
  $middleware: (_, elsewhere) => [
    { onRequest: ({ request }: { request: Request }) => new Request(elsewhere, request) },
  ],
};
