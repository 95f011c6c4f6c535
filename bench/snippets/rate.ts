import type { Prepared } from "./peers.ts";

/** One thing to measure: the same requests, made by one generator. */
export interface Contestant {
  readonly name: string;
  readonly snippets: readonly Prepared[];
}

/**
 * Measures snippets a second. All take turns in every round, so that what slows the machine slows everybody; the median
 * of the rounds counts.
 */
export function measureRates(contestants: readonly Contestant[], { rounds = 15, turnMs = 60 } = {}): number[] {
  for (const { snippets } of contestants) turn(snippets, turnMs * 3);
  const rates = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, { snippets }] of contestants.entries()) rates[index]?.push(turn(snippets, turnMs));
  }
  return rates.map((list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0);
}

function turn(snippets: readonly Prepared[], milliseconds: number): number {
  const start = performance.now();
  let made = 0;
  let characters = 0;
  while (performance.now() - start < milliseconds) {
    for (const make of snippets) characters += make().length;
    made += snippets.length;
  }
  if (characters === 0) throw new Error("nothing was made");
  return (made * 1000) / (performance.now() - start);
}
