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
  // The least text first, then one that repeats what may be repeated.
  for (const extra of [0, 1, 2, minLength]) {
    const reader: Reader = { pattern, at: 0, extra };
    const text = alternatives(reader);
    if (text === undefined || reader.at < pattern.length) return undefined;
    if (text.length >= minLength && text.length <= maxLength && expression?.test(text)) return text;
  }
  return undefined;
}

interface Reader {
  readonly pattern: string;
  at: number;
  /** How often more than the least something is repeated. */
  readonly extra: number;
}

/** `a|b`: the first is as good as any, but all of them are read. */
function alternatives(reader: Reader): string | undefined {
  let first: string | undefined;
  let text: string | undefined = "";
  for (;;) {
    const [token = ""] = take(reader, tokens);
    if (token === "" || token === "|") {
      first ??= text;
      if (token === "") return first;
      text = "";
      continue;
    }
    const one = token.startsWith("(") ? inGroup(reader, token) : sampleOf(token);
    if (one === undefined) return undefined;
    const [, mark = "", least, comma, most] = take(reader, quantifiers);
    const low = least ? Number(least) : /[*?]/.test(mark) ? 0 : 1;
    const isOpen = /[*+]/.test(mark) || (comma && most === "");
    const high = isOpen ? Number.POSITIVE_INFINITY : Number(most || least || 1);
    text += one.repeat(Math.min(high, low + reader.extra));
  }
}

function take(reader: Reader, token: RegExp): readonly string[] {
  token.lastIndex = reader.at;
  const match = token.exec(reader.pattern) ?? [""];
  reader.at += match[0].length;
  return match;
}

function inGroup(reader: Reader, opening: string): string | undefined {
  const inner = alternatives(reader);
  if (reader.pattern[reader.at++] !== ")") return undefined;
  // What is looked at is not a part of the text.
  return /[=!]$/.test(opening) ? "" : inner;
}

/** The text that one token stands for: nothing for an anchor, else a character that it matches. */
function sampleOf(token: string): string | undefined {
  if (/^(?:[$^]|\\[bB])$/.test(token)) return "";
  const expression = compile(`^${token}$`);
  const code = /^\\[ux]\{?([\da-f]{2,5})/i.exec(token)?.[1];
  const named = code === undefined ? "" : String.fromCodePoint(Number.parseInt(code, 16));
  return [..."aA1-_ ./:@#+=,;\t\n", ...token, named].find((character) => expression?.test(character));
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

// A group's opening, a class, an escape, or any character but those that end or repeat something.
const tokens =
  /\((?:\?(?:[:=!]|<[=!]|<\w+>))?|\[(?:\\.|[^\]\\])*\]|\\(?:u\{\w+\}|u\w{4}|x\w\w|p\{[^}]*\}|.)|[^)*+?{]/isy;
const quantifiers = /(?:([*+?])|\{(\d+)(,?)(\d*)\})?\??/y;
