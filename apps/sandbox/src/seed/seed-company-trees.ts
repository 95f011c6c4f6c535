import type { Random } from "../domain/random.ts";
import { createRandom } from "../domain/random.ts";

/**
 * The company that owns the one with this number, or undefined where nobody does.
 *
 * The first ten companies are told: the example's and the demo customer's own company have subsidiaries in every world. Behind
 * them, half the blocks of eight are a group of four companies on three levels.
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
/** Which company of a block owns the one at the same place of this list. */
const offsets: readonly (number | undefined)[] = [undefined, 0, 0, 2];
const namedParents: ReadonlyMap<number, number> = new Map([
  [4, 2],
  [5, 2],
  [6, 1],
]);
