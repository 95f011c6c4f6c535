import type { Sink } from "./sinks.ts";

/** Returns sinks that only some runtimes have: Node's modules, and the inspectors of Deno and Bun. */
export async function runtimeSinks(): Promise<Readonly<Record<string, Sink>>> {
  return { ...(await utilSinks()), ...(await assertionSink()), ...(await serializeSink()), ...inspector() };
}

async function utilSinks(): Promise<Record<string, Sink>> {
  const util = await optional(() => import("node:util"));
  if (util === undefined) return {};
  const { inspect, format } = util;
  const depth = Number.POSITIVE_INFINITY;
  return {
    inspect: (value) => inspect(value),
    "inspect-deep": (value) => inspect(value, { depth, showHidden: true, getters: true, showProxy: true }),
    "inspect-plain": (value) => inspect(value, { depth, customInspect: false, compact: true, breakLength: depth }),
    "inspect-sorted": (value) =>
      inspect(value, { depth, colors: true, sorted: true, maxStringLength: null, maxArrayLength: null }),
    format: (value) => ["%o", "%O", "%s", "%j", "%d", "x"].map((placeholder) => format(placeholder, value)).join("\n"),
  };
}

async function assertionSink(): Promise<Record<string, Sink>> {
  const module = await optional(() => import("node:assert"));
  if (module === undefined) return {};
  // No comparison, because the diff of a function takes all of Deno's memory.
  const { ifError }: { ifError: (value: unknown) => void } = module;
  return {
    assertion: (value) => {
      ifError(value);
      return "";
    },
  };
}

async function serializeSink(): Promise<Record<string, Sink>> {
  const v8 = await optional(() => import("node:v8"));
  return v8 === undefined ? {} : { "v8-serialize": (value) => new TextDecoder("latin1").decode(v8.serialize(value)) };
}

function inspector(): Record<string, Sink> {
  const { Deno, Bun } = globalThis as { Deno?: Inspects; Bun?: Inspects };
  const inspect = (Deno ?? Bun)?.inspect;
  return inspect
    ? { "runtime-inspect": (value) => inspect(value, { depth: 100, showHidden: true, getters: true }) }
    : {};
}

interface Inspects {
  inspect(value: unknown, options: object): string;
}

async function optional<T>(load: () => Promise<T>): Promise<T | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}
