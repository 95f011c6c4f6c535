/**
 * Returns how a path value escaped from its segment, if it did.
 *
 * @param target - the request target as sent.
 * @param before - the path before the segment, which is the last one.
 */
export function pathEscape(target: string, before: string, value: unknown): string | undefined {
  if (!target.startsWith(before)) return `went to ${target}`;
  const segment = target.slice(before.length);
  if (segment === "" || /[/\\?#]/.test(segment)) return `is more or less than a segment: ${segment}`;
  if (/^(\.|%2e){1,2}$/i.test(segment)) return `is a dot segment: ${segment}`;
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || decoded(segment) !== text) return `arrived as ${segment}`;
  return undefined;
}

/**
 * Returns how a query changed, if it did.
 *
 * @param before - the path before the question mark.
 */
export function queryEscape(target: string, before: string, query: Record<string, unknown>): string | undefined {
  const [path, search = "", ...more] = target.split("?");
  if (path !== before || more.length > 0 || search.includes("#")) return `went to ${target}`;
  const pairs = [...new URLSearchParams(search)];
  const names = new Set(Object.keys(query));
  const stray = pairs.find(([name]) => !names.has(name));
  if (stray !== undefined) return `a parameter nobody gave: ${stray[0]}`;
  for (const [name, value] of Object.entries(query)) {
    const arrived = pairs.filter(([other]) => other === name).map(([, text]) => text);
    const given = value === undefined || value === null ? [] : [value].flat();
    if (!given.every(isScalar)) return `sent a value that is no text: ${name}`;
    const texts = given.map(String);
    const joined = texts.length > 0 ? [texts.join(",")] : [""];
    const absent = arrived.length === 0 && texts.length === 0;
    if (!absent && !same(arrived, texts) && !same(arrived, joined)) return `arrived as ${name}=${arrived.join("|")}`;
  }
  return undefined;
}

function isScalar(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return typeof value === "boolean" || typeof value === "bigint" || (typeof value === "string" && value.isWellFormed());
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, at) => text === right[at]);
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
