import { type Branch, countRows, type Field, type Link, type Shape, type Union } from "./shape.ts";

/** The rows that a page may have; about ten elements each. */
export const pageRows = 260;
/** Parts with fewer rows stay. */
const leastRows = 8;
/** The fields or branches of one list that stay on a page that is still too large. */
const listedRows = 120;

/** Moves a part of a page to a page of its own. */
export type Move = (name: string, part: Shape) => Link;

/**
 * Keeps a page small: moves parts to pages of their own until the rest fits. Large parts move first, but only parts that fit a page
 * themselves, so that few pages are added. Then it cuts long lists.
 */
export function fitPage(shapes: readonly Shape[], move: Move): readonly Shape[] {
  let rows = shapes.reduce((sum, shape) => sum + countRows(shape), 0);
  if (rows <= pageRows) return shapes;
  const parents = new Map<Shape, Shape>();
  const counts = new Map<Shape, number>();
  for (const shape of shapes) collect(shape, counts, parents);
  const moved = new Set<Shape>();
  const isBelowMoved = (part: Shape | undefined): boolean =>
    part !== undefined && (moved.has(part) || isBelowMoved(parents.get(part)));
  // A part that was too large may fit when its own parts have moved, so there are several rounds.
  for (const fits of [true, true, true, false]) {
    const candidates = [...counts].sort(([, one], [, other]) => other - one);
    for (const [part] of candidates) {
      if (rows <= pageRows) break;
      const count = counts.get(part) ?? 0;
      if (count < leastRows || count <= pageRows !== fits || isBelowMoved(part)) continue;
      moved.add(part);
      rows -= count;
      for (let outer = parents.get(part); outer; outer = parents.get(outer))
        counts.set(outer, (counts.get(outer) ?? 0) - count);
    }
  }
  const isLong = rows > pageRows;
  return shapes.map((shape) => replace(shape, moved, move, isLong));
}

function collect(shape: Shape, counts: Map<Shape, number>, parents: Map<Shape, Shape>): number {
  const parts = [...(shape.fields ?? []), ...(shape.unions ?? []).flatMap(({ branches }) => branches)];
  let rows = 0;
  for (const part of parts) {
    parents.set(part, shape);
    const count = collect(part, counts, parents);
    counts.set(part, count);
    rows += 1 + count;
  }
  return rows;
}

function replace<Of extends Shape>(shape: Of, moved: ReadonlySet<Shape>, move: Move, isLong: boolean): Of {
  const part = <Part extends Field | Branch>(one: Part): Part => {
    if (!moved.has(one)) return replace(one, moved, move, isLong);
    const { fields, unions, ...rest } = one;
    return {
      ...rest,
      link: move(one.name, { type: one.type, ...(fields && { fields }), ...(unions && { unions }) }),
    } as Part;
  };
  const { fields, unions } = shape;
  const kept = fields?.slice(0, isLong ? listedRows : fields.length) ?? [];
  const others = fields?.slice(kept.length) ?? [];
  const further = others.length === 0 ? [] : [furtherFields(others, move)];
  return {
    ...shape,
    ...(fields && { fields: [...kept.map(part), ...further] }),
    ...(unions && {
      unions: unions.map((union) => cutUnion({ ...union, branches: union.branches.map(part) }, move, isLong)),
    }),
  };
}

function furtherFields(fields: readonly Field[], move: Move): Field {
  const name = `${fields.length} further fields`;
  return { name, type: "", link: move(name, { type: "object", fields }) };
}

function cutUnion({ label, branches }: Union, move: Move, isLong: boolean): Union {
  const kept = branches.slice(0, isLong ? listedRows : branches.length);
  if (kept.length === branches.length) return { label, branches };
  const name = `${branches.length - kept.length} further alternatives`;
  const link = move(name, { type: "any", unions: [{ label, branches: branches.slice(kept.length) }] });
  return { label, branches: [...kept, { name, type: "", link }] };
}
