import { text, walk } from "./walk.ts";

/** Turns a value into text. If it throws, the text of the error counts. */
export type Sink = (value: unknown) => string | Promise<string>;

type Loose = Record<PropertyKey, unknown> & ((...values: unknown[]) => unknown);

/** Sinks that every runtime has, by their names in sinks.json. */
export const portableSinks: Readonly<Record<string, Sink>> = {
  string: (value) => String(value),
  template: (value) => `${value}`,
  concatenation: (value) => "".concat(value as string),
  "to-string": (value) => text((value as object).toString()),
  "to-locale-string": (value) => (value as object).toLocaleString(),
  "object-to-string": (value) => Object.prototype.toString.call(value),
  "value-of": (value) => walk((value as object).valueOf()),
  "to-primitive": (value) => {
    const convert = (value as Loose)[Symbol.toPrimitive] as ((hint: string) => unknown) | undefined;
    return ["string", "number", "default"].map((hint) => text(convert?.call(value, hint))).join();
  },
  "array-join": (value) => [value, value].join(),
  "function-source": (value) =>
    [value, ...Object.values(value as object)]
      .filter((each) => typeof each === "function")
      .map(String)
      .join(),
  "constructor-source": (value) => `${(value as object).constructor} ${(value as object).constructor?.name}`,
  "error-message": (value) => text((value as Error).message),
  "error-stack": (value) => text((value as Error).stack),
  "error-name-code": (value) => `${(value as Error).name} ${(value as { code?: unknown }).code}`,
  "error-causes": (value) => {
    const causes: string[] = [];
    for (
      let cause: unknown = value;
      cause !== undefined && cause !== null && causes.length < 8;
      cause = (cause as Error).cause
    )
      causes.push(walk(cause));
    return causes.join("\n");
  },
  "error-wrapped": (value) => walk(new Error("wrapped", { cause: value })),
  "error-of-value": (value) => new Error(value as string).message,
  "aggregate-error": (value) => walk(new AggregateError([value], "several")),
  rethrown: (value) => {
    try {
      try {
        throw value;
      } catch (error) {
        throw error instanceof Error ? error : new Error(String(error));
      }
    } catch (error) {
      return `${error}\n${(error as Error).stack}`;
    }
  },
  rejection: async (value) => walk(await Promise.allSettled([Promise.reject(value)])),
  "abort-reason": (value) => walk(AbortSignal.abort(value).reason),
  json: (value) => text(JSON.stringify(value)),
  "json-indented": (value) => text(JSON.stringify(value, null, 2)),
  "json-nested": (value) => JSON.stringify({ a: [value] }),
  "json-own-names": (value) => text(JSON.stringify(value, Object.getOwnPropertyNames(value))),
  "json-replacer": (value) =>
    text(
      JSON.stringify(value, (_, each) =>
        each instanceof Error ? Object.getOwnPropertyDescriptors(each) : each instanceof Map ? [...each] : each,
      ),
    ),
  "to-json": (value) => walk((value as { toJSON?: () => unknown }).toJSON?.()),
  "structured-clone": (value) => walk(structuredClone(value)),
  "post-message": posted,
  keys: (value) => Object.keys(value as object).join(),
  values: (value) =>
    Object.values(value as object)
      .map(text)
      .join() + walk(Object.values(value as object)),
  entries: (value) => walk(Object.entries(value as object)),
  "for-in": (value) => {
    const parts: string[] = [];
    for (const key in value as object) parts.push(key, text((value as Loose)[key]));
    return parts.join();
  },
  spread: (value) => walk({ ...(value as object) }),
  assign: (value) => walk(Object.assign({}, value)),
  "own-keys-walk": walk,
  descriptors: (value) => walk(Object.getOwnPropertyDescriptors(value)),
  symbols: (value) =>
    walk(Object.getOwnPropertySymbols(value).map((symbol) => [symbol.description, (value as Loose)[symbol]])),
  proxy: (value) => walk(new Proxy(value as object, {})),
  iteration: (value) => walk([...(value as Iterable<unknown>)]),
  collections: (value) => walk([new Map([[value, value]]), new Set([value])]),
  blob: (value) => new Blob([value as string]).text(),
  "response-body": (value) => new Response(String(value)).text(),
  "search-parameters": (value) =>
    new URLSearchParams(Object.entries(value as object).map(([name, each]) => [name, text(each)])).toString(),
  "form-data": (value) => {
    const form = new FormData();
    form.append("value", String(value));
    return String(form.get("value"));
  },
  "header-value": (value) => new Headers({ "x-value": value as string }).get("x-value") ?? "",
  "url-of-value": (value) => new URL(value as string).href,
  encoded: (value) => `${encodeURIComponent(String(value))} ${new TextEncoder().encode(String(value))}`,
  "event-detail": (value) => walk(new CustomEvent("value", { detail: value })),
  answer: (value) =>
    value instanceof Response
      ? `${value.url} ${value.statusText} ${JSON.stringify([...value.headers])}`
      : walk((value as { response?: unknown }).response),
  performance: () => JSON.stringify(globalThis.performance?.getEntries?.() ?? []),
};

/** Sinks of a page in a browser. */
export const pageSinks: Readonly<Record<string, Sink>> =
  "document" in globalThis
    ? {
        document: (value) => {
          document.title = String(value);
          document.body.textContent = String(value);
          return [document.title, document.body.innerHTML, document.URL, document.referrer, text(history.state)].join(
            "\n",
          );
        },
      }
    : {};

function posted(value: unknown): Promise<string> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<string>((done, fail) => {
    port2.onmessage = (event) => done(walk(event.data));
    try {
      port1.postMessage(value);
    } catch (error) {
      fail(error);
    }
  }).finally(() => {
    port1.close();
    port2.close();
  });
}
