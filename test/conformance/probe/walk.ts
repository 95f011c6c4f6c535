/**
 * Writes down everything that can be reached from a value: keys, symbols, hidden properties, getters, prototypes, and the items of what
 * iterates, to depth 8.
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
        // The constructor leads to everything there is.
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

/** The text of anything, and of the error if it has none. */
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

/** The value and its prototypes, as far as those every object or function has. */
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
