/**
 * Prints everything reachable from a value to depth 8.
 *
 * That is keys, symbols, hidden properties, getters, prototypes and items of iterables.
 */
export function walk(root: unknown): string {
  const seen = new Set<unknown>();
  const lines: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (lines.length > 2_000) return;
    if (typeof value !== "object" && typeof value !== "function") return void lines.push(text(value));
    if (value === null || seen.has(value) || depth > 8) return;
    seen.add(value);
    for (const owner of chain(value)) {
      for (const key of Reflect.ownKeys(owner)) {
        // A constructor would reach every global.
        if (key === "constructor") continue;
        lines.push(text(key));
        visit(
          attempt(() => Reflect.get(owner, key, value)),
          depth + 1,
        );
      }
    }
    if (value instanceof Headers || value instanceof Map || value instanceof Set)
      for (const item of value) visit(item, depth + 1);
  };
  visit(root, 0);
  return lines.join("\n");
}

/** Returns the text of a value, or of the error that printing it throws. */
export function text(value: unknown): string {
  return String(attempt(() => (typeof value === "symbol" ? value.description : String(value))));
}

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error instanceof Error ? error.message : "an error";
  }
}

/** Returns the value and its prototypes, without those of every object or function. */
function chain(value: object): object[] {
  const owners: object[] = [];
  for (let owner: object | null = value; owner !== null && !common.has(owner); owner = Object.getPrototypeOf(owner))
    owners.push(owner);
  return owners;
}

const common = new Set<object>([
  Object.prototype,
  Function.prototype,
  Array.prototype,
  Promise.prototype,
  EventTarget.prototype,
]);
