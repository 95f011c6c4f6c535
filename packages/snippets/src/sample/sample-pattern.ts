import { formats } from "./words.ts";

/** Creates a short text that matches a regular expression: the preferred one if it does. */
export function samplePattern(
  pattern: string,
  preferred: string,
  minLength: number,
  maxLength: number,
  turn = 0,
): string | undefined {
  const expression = compile(pattern);
  // Other languages' patterns cannot be tested here.
  if (!expression) return preferred;
  const fits = (text: string) => text.length >= minLength && text.length <= maxLength && expression.test(text);
  const known = ["Passw0rd!", "Passw0rd!Passw0rd!", "AAAA0000", ...Object.values(formats)];
  // The shortest text first, then those that repeat more of what may be repeated.
  const repeated = (extras: number) => Array.from({ length: extras }, (_, extra) => generate(pattern, extra));
  const found = [preferred, ...repeated(4), ...known].find(fits) ?? repeated(Math.min(minLength, 500) + 1).find(fits);
  if (turn === 0 || found === undefined) return found;
  return [...new Set([found, ...counted(found)])].filter(fits)[turn];
}

/** Lists texts that differ from one in a letter or digit. */
function counted(text: string): readonly string[] {
  return [..."abcdefghijklmnopqrstuvwxyz0123456789"].flatMap((letter) => [
    text.slice(0, -1) + letter,
    text.slice(0, -1) + letter.toUpperCase(),
    text + letter,
  ]);
}

/** Reads an expression from left to right: of alternatives the first, of each repetition the minimum and `extra` more. */
function generate(pattern: string, extra: number): string {
  let rest = pattern;
  return alternatives();

  function take(part: RegExp): string {
    const [found = ""] = part.exec(rest) ?? [];
    rest = rest.slice(found.length);
    return found;
  }

  function alternatives(): string {
    const first = sequence();
    while (take(/^\|/)) sequence();
    return first;
  }

  function sequence(): string {
    let text = "";
    while (rest !== "" && !/^[|)]/.test(rest)) {
      const part = atom();
      text += repeat(part, take(/^(?:[*+?]|\{\d+,?\d*\})\??/), extra);
    }
    return text;
  }

  function atom(): string {
    const open = take(/^\((?:\?(?:[:=!]|<[=!]|<\w+>))?/);
    if (open === "") return character(take(/^(?:\[(?:\\.|[^\]\\])*\]|\\(?:u\{\w+\}|u\w{4}|x\w\w|p\{[^}]*\}|.)|.)/is));
    const inner = alternatives();
    take(/^\)/);
    const isLookaround = /[=!]$/.test(open);
    return isLookaround ? "" : inner;
  }
}

function repeat(text: string, quantifier: string, extra: number): string {
  const [minimum, maximum = minimum ?? 1] = quantifier.match(/\d+/g) ?? [];
  const low = Number(minimum ?? !/^[*?]/.test(quantifier));
  return text.repeat(/^[*+]|,\}/.test(quantifier) ? low + extra : Math.min(low + extra, Number(maximum)));
}

/** Returns a character that a class, an escape or a literal matches; nothing for an anchor. */
function character(token: string): string {
  const expression = compile(`^${token}$`);
  return [..."aA1-_ ", ...ascii, ...token].find((one) => expression?.test(one)) ?? "";
}

function compile(pattern: string): RegExp | undefined {
  // Without the flag "u", a class that only other languages have would be read as letters.
  for (const flags of /\\p\{/i.test(pattern) ? ["u"] : ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Some patterns contain escapes that the "u" flag forbids.
    }
  }
  return undefined;
}

const ascii = String.fromCharCode(...Array(127).keys());
