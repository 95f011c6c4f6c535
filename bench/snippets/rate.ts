import type { GenerateSnippet } from "./peers.ts";

/** The snippets of one generator, to be measured. */
export interface Contestant {
  readonly name: string;
  readonly snippets: readonly GenerateSnippet[];
}

/**
 * Measures snippets per second of processor time, which other programs on the machine do not affect. Generators take turns
 * in every round.
 *
 * @returns the median rate of each.
 */
export function measureRates(contestants: readonly Contestant[], { rounds = 15, turnMs = 60 } = {}): number[] {
  for (const { snippets } of contestants) turn(snippets, turnMs * 5);
  const rates = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { snippets }] of contestants.entries()) rates[index]?.push(turn(snippets, turnMs));
  }
  return rates.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
}

function turn(snippets: readonly GenerateSnippet[], milliseconds: number): number {
  const start = performance.now();
  const before = process.cpuUsage();
  let made = 0;
  let characters = 0;
  while (performance.now() - start < milliseconds) {
    for (const make of snippets) characters += make().length;
    made += snippets.length;
  }
  if (characters === 0) throw new Error("nothing was made");
  const { user, system } = process.cpuUsage(before);
  return (made * 1e6) / (user + system);
}
