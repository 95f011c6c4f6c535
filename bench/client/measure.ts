import type { Contender } from "./contenders.ts";

/** Median time of one call, in microseconds. */
export interface Cost {
  name: string;
  wallUs: number;
  cpuUs: number;
}

/** Measures clients in turn, so that other work on the machine disturbs all alike, and takes medians. */
export async function measure(contenders: readonly Contender[], rounds: number, calls: number): Promise<Cost[]> {
  const samples = contenders.map(({ name, call }) => ({ name, call, wall: [] as number[], cpu: [] as number[] }));
  for (let round = -warmUp; round < rounds; round++) {
    for (let turn = 0; turn < samples.length; turn++) {
      const sample = samples[(turn + round + warmUp) % samples.length] as (typeof samples)[number];
      const cpu = process.cpuUsage();
      const start = performance.now();
      for (let count = 0; count < calls; count++) await sample.call();
      const wallUs = ((performance.now() - start) * 1_000) / calls;
      const { user, system } = process.cpuUsage(cpu);
      if (round < 0) continue;
      sample.wall.push(wallUs);
      sample.cpu.push((user + system) / calls);
    }
  }
  return samples.map(({ name, wall, cpu }) => ({ name, wallUs: median(wall), cpuUs: median(cpu) }));
}

/** Rounds before measuring, until the code is compiled. */
const warmUp = 10;

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
