import { createRandom, type Random } from "../domain/random.ts";

/**
 * Returns the id of a company's parent, if it has one.
 *
 * The parents of the first ten companies are fixed, so that the example company and the demo customer's own company always have
 * subsidiaries. The other companies come in blocks of eight; half of the blocks contain a tree of four companies on three levels.
 */
export function parentIdOf(seed: number, id: number): number | undefined {
  if (id < firstBlock) return fixedParents.get(id);
  const offset = (id - firstBlock) % blockSize;
  const start = id - offset;
  const random: Random = createRandom(seed, "tree", start);
  if (!random.chance(0.5)) return undefined;
  const parent = parentOffsets[offset];
  return parent === undefined ? undefined : start + parent;
}

const firstBlock = 11;
const blockSize = 8;
const parentOffsets: readonly (number | undefined)[] = [undefined, 0, 0, 2];
const fixedParents: ReadonlyMap<number, number> = new Map([
  [4, 2],
  [5, 2],
  [6, 1],
]);
