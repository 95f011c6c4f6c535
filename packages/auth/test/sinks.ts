import { Console } from "node:console";
import { PassThrough } from "node:stream";
import { format, inspect } from "node:util";
import { serialize } from "node:v8";

/** Every way in which a value can become text or bytes, by name; a sink that throws shows nothing but its error. */
export const sinks: Record<string, Record<string, (value: unknown) => unknown>> = {
  "its message, stack, causes and symbols": {
    message: (value) => Object(value).message,
    stack: (value) => Object(value).stack,
    causes: (value) => walk([Object(value).cause, Object(value).errors]),
    symbols: (value) => Object.getOwnPropertySymbols(Object(value)).map((key) => String(Object(value)[key])),
  },
  "util.inspect": {
    shallow: (value) => inspect(value),
    deep: (value) =>
      inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, showProxy: true }),
    inherited: (value) => inspect(Object.create(Object(value)), { showHidden: true, getters: true }),
    member: (value) => inspect({ nested: [value] }, { depth: 9, showHidden: true }),
  },
  "the console": {
    log: (value) => print((console) => console.log(value)),
    error: (value) => print((console) => console.error(value)),
    dir: (value) => print((console) => console.dir(value, { depth: null, showHidden: true })),
    table: (value) => print((console) => console.table([value])),
    trace: (value) => print((console) => console.trace(value)),
    formats: (value) => format("%s %o %O %j %d", value, value, value, undefined, value),
    json: (value) => format("%j", value),
  },
  serialisation: {
    json: (value) => JSON.stringify(value),
    properties: (value) => JSON.stringify(value, Object.getOwnPropertyNames(Object(value))),
    clone: (value) => inspect(structuredClone(value), { depth: 9, showHidden: true }),
    v8: (value) => serialize(value).toString("latin1"),
    message: (value) => {
      const { port1, port2 } = new MessageChannel();
      try {
        port1.postMessage(value);
      } finally {
        port1.close();
        port2.close();
      }
    },
  },
  "strings and walks": {
    string: (value) => String(value),
    template: (value) => `${value}`,
    toPrimitive: (value) => Object(value)[Symbol.toPrimitive]?.("string"),
    primitiveValue: (value) => Object(value).valueOf?.(),
    source: (value) => Function.prototype.toString.call(value),
    entries: (value) => inspect(Object.entries(Object(value)), { depth: 9 }),
    spread: (value) => inspect({ ...Object(value) }, { depth: 9, showHidden: true }),
    walk: (value) => walk(value),
  },
};

/** Joins all texts of a sink, including the errors it throws. */
export function show(sink: (value: unknown) => unknown, value: unknown): string {
  try {
    return `${sink(value)}`;
  } catch (error) {
    return error instanceof Error ? `${error.message} ${error.stack}` : typeof error;
  }
}

function print(write: (console: Console) => void): string {
  const stream = new PassThrough();
  write(new Console(stream));
  return String(stream.read());
}

/** Every string reachable by own keys, to a depth of eight. */
function walk(value: unknown, depth = 8, seen = new Set<unknown>()): string {
  if (typeof value !== "object" && typeof value !== "function") return String(value);
  if (value === null || depth === 0 || seen.has(value)) return "";
  seen.add(value);
  const all = [Object.getPrototypeOf(value), ...Reflect.ownKeys(value).map((key) => read(value, key))];
  const keys = Reflect.ownKeys(value).map(String);
  return [...keys, ...all.map((each) => walk(each, depth - 1, seen))].join("\n");
}

function read(value: object, key: PropertyKey): unknown {
  try {
    return Reflect.get(value, key);
  } catch {
    return undefined;
  }
}
