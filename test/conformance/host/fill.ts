/** Replaces `{names}` in all strings of a value. Unknown names stay. */
export function fill<T>(value: T, variables: Readonly<Record<string, string>>): T {
  if (typeof value === "string") {
    return value.replace(/\{([\w-]+)\}/g, (whole, name: string) => variables[name] ?? whole) as T;
  }
  if (Array.isArray(value)) return value.map((each) => fill(each, variables)) as T;
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [fill(name, variables), fill(each, variables)]),
  ) as T;
}
