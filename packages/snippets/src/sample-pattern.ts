/**
 * Makes a short text that a regular expression matches; most of those that documents hold are plain enough.
 *
 * @returns `undefined` for an expression that is not understood, or that the text does not match after all.
 */
export function samplePattern(
  pattern: string,
  minLength = 0,
  maxLength: number = Number.POSITIVE_INFINITY,
): string | undefined {
  const expression = compile(pattern);
  if (!expression) return undefined;
  // The least text first, then one that repeats what may be repeated.
  for (const extra of [0, 1, 2, minLength]) {
    const reader: Reader = { pattern, at: 0, extra };
    const text = alternatives(reader);
    if (text === undefined || reader.at < pattern.length) return undefined;
    if (text.length >= minLength && text.length <= maxLength && expression.test(text)) return text;
  }
  return undefined;
}

interface Reader {
  readonly pattern: string;
  at: number;
  /** How often more than the least something is repeated. */
  readonly extra: number;
}

function compile(pattern: string): RegExp | undefined {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Some patterns escape what the newer rules do not allow to.
    }
  }
  return undefined;
}

/** `a|b`: the first is as good as any, but all of them are read. */
function alternatives(reader: Reader): string | undefined {
  const first = sequence(reader);
  while (reader.pattern[reader.at] === "|") {
    reader.at++;
    if (sequence(reader) === undefined) return undefined;
  }
  return first;
}

function sequence(reader: Reader): string | undefined {
  let text = "";
  while (reader.at < reader.pattern.length && !/[|)]/.test(reader.pattern.charAt(reader.at))) {
    const start = reader.at;
    const one = atom(reader);
    if (one === undefined) return undefined;
    const [least, most] = quantifier(reader);
    text += one.repeat(Math.min(most, least + reader.extra));
    if (reader.at === start) return undefined;
  }
  return text;
}

function atom(reader: Reader): string | undefined {
  const { pattern } = reader;
  const character = pattern.charAt(reader.at++);
  if (character === "^" || character === "$") return "";
  if (character === ".") return "a";
  if (character === "[") return characterClass(reader);
  if (character === "\\") return escaped(reader);
  if (character !== "(") return /[*+?{]/.test(character) ? undefined : character;
  const [opening] = /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(pattern.slice(reader.at)) ?? [""];
  reader.at += opening.length;
  const inner = alternatives(reader);
  if (pattern[reader.at++] !== ")") return undefined;
  // What is looked at is not a part of the text.
  return /^\?<?[=!]/.test(opening) ? "" : inner;
}

function characterClass(reader: Reader): string | undefined {
  const source = /^(?:\\.|[^\]\\])*\]/s.exec(reader.pattern.slice(reader.at))?.[0];
  if (source === undefined) return undefined;
  reader.at += source.length;
  const test = compile(`^[${source}$`);
  return test && [..."aA1-_ ./:@#+=,;", ...source].find((character) => test.test(character));
}

function escaped(reader: Reader): string | undefined {
  const rest = reader.pattern.slice(reader.at);
  const [code, short, long] = /^(?:u\{?([\da-fA-F]{4,6})\}?|x([\da-fA-F]{2}))/.exec(rest) ?? [];
  if (code !== undefined) {
    reader.at += code.length;
    return String.fromCodePoint(Number.parseInt(short ?? long ?? "", 16));
  }
  const [property] = /^[pP]\{[^}]*\}/.exec(rest) ?? [];
  reader.at += property?.length ?? 1;
  const letter = rest.charAt(0);
  if (letter === "b" || letter === "B") return "";
  const test = compile(`^\\${property ?? letter}$`);
  return test && [..."a1A -", letter, "\t", "\n"].find((character) => test.test(character));
}

function quantifier(reader: Reader): readonly [least: number, most: number] {
  const [text, star, least, comma, most] =
    /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(reader.pattern.slice(reader.at)) ?? [];
  if (text === undefined) return [1, 1];
  reader.at += text.length;
  if (star !== undefined) return [star === "+" ? 1 : 0, star === "?" ? 1 : Number.POSITIVE_INFINITY];
  const low = Number(least);
  return [low, comma === "" ? low : most === "" ? Number.POSITIVE_INFINITY : Number(most)];
}
