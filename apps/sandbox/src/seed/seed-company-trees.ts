import type { Random } from "../domain/random.ts";
import { createRandom } from "../domain/random.ts";

/**
 * Returns the id of the company that owns this one, if any.
 *
 * The first ten companies are fixed: the example company and the demo customer's own one always have subsidiaries. After them, half
 * of the blocks of eight companies contain a group of four on three levels.
 */
export function parentOf(seed: number, id: number): number | undefined {
  if (id < firstBlock) return namedParents.get(id);
  const offset = (id - firstBlock) % blockSize;
  const start = id - offset;
  const random: Random = createRandom(seed, "tree", start);
  if (!random.chance(0.5)) return undefined;
  const parent = offsets[offset];
  return parent === undefined ? undefined : start + parent;
}

const firstBlock = 11;
const blockSize = 8;
const offsets: readonly (number | undefined)[] = [undefined, 0, 0, 2];
const namedParents: ReadonlyMap<number, number> = new Map([
  [4, 2],
  [5, 2],
  [6, 1],
]);
