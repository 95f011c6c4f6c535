/** A sequence of random choices that is the same on every machine. */
export interface Random {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number, both ends included. */
  integer(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** Returns this many hexadecimal digits. */
  hex(digits: number): string;
  guid(): string;
}

/** Depends on its keys only, so that one part of the data never shifts another. FNV-1a hash, mulberry32 sequence. */
export function createRandom(...keys: readonly (string | number)[]): Random {
  let state = hash(keys.join("/"));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string => {
    const word = Math.floor(next() * 4_294_967_296)
      .toString(16)
      .padStart(8, "0");
    return digits <= 8 ? word.slice(0, digits) : word + hex(digits - 8);
  };
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => list[integer(0, list.length - 1)] as (typeof list)[number],
    hex,
    // Version and variant of a random UUID (RFC 9562 §5.4).
    guid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${"89ab"[integer(0, 3)]}${hex(3)}-${hex(12)}`,
  };
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  // FNV gives similar texts similar hashes: mix once more.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return value ^ (value >>> 13);
}
