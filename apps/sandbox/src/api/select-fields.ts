/**
 * Keeps the fields that `fields` names and drops those that `exclude_fields` names, in each result of a list.
 *
 * Fields may be dotted (`industry.name`); names that are not there are ignored.
 */
export function selectFields(body: unknown, { fields, exclude_fields }: Readonly<Record<string, unknown>>): unknown {
  if (Array.isArray(fields)) return perResult(body, (item) => pick(item, toTree(fields)));
  if (Array.isArray(exclude_fields)) return perResult(body, (item) => omit(item, new Set(exclude_fields)));
  return body;
}

type Item = Record<string, unknown>;

interface Tree extends Map<string, Tree> {}

/** Results are in `results`, in `data` beside a cursor, in the portfolio's `companies`, or are the whole body. */
function perResult(body: unknown, change: (item: Item) => Item): unknown {
  const each = (value: unknown) => (isItem(value) ? change(value) : value);
  if (Array.isArray(body)) return body.map(each);
  if (!isItem(body)) return body;
  if (Array.isArray(body.results)) return { ...body, results: body.results.map(each) };
  if ("my_company" in body && Array.isArray(body.companies)) return { ...body, companies: body.companies.map(each) };
  return "cursor" in body && Array.isArray(body.data) ? { ...body, data: body.data.map(each) } : change(body);
}

function isItem(value: unknown): value is Item {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Merges names with common beginnings; a whole name takes precedence over parts of it. */
function toTree(names: readonly string[]): Tree {
  const root: Tree = new Map();
  for (const name of names) {
    const segments = name.split(".").slice(0, 10);
    let node: Tree = root;
    for (const segment of segments) {
      const child = node.get(segment) ?? new Map();
      node.set(segment, child);
      node = child;
    }
    node.set(whole, new Map());
  }
  return root;
}

function pick(item: Item, tree: Tree): Item {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]): [string, unknown][] => {
      const rest = tree.get(name);
      if (rest === undefined) return [];
      return [[name, rest.has(whole) ? value : pickInside(value, rest)]];
    }),
  );
}

function pickInside(value: unknown, tree: Tree): unknown {
  if (Array.isArray(value)) return value.map((item) => pickInside(item, tree));
  return isItem(value) ? pick(value, tree) : value;
}

function omit(item: Item, names: ReadonlySet<unknown>): Item {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !names.has(name)));
}

/** No field has an empty name, so it can mean the whole field. */
const whole = "";
