/** Creates a short text that matches a regular expression: the preferred one if it does. */
export function samplePattern(
  pattern: string,
  preferred: string,
  minLength: number,
  maxLength: number,
): string | undefined {
  const expression = compile(pattern);
  // The shortest text first, then one that repeats what may be repeated.
  const samples = [0, 1, 2, minLength].map((extra) => generate(pattern, extra));
  return [preferred, ...samples].find(
    (text) => text.length >= minLength && text.length <= maxLength && expression?.test(text),
  );
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
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Some patterns contain escapes that the "u" flag forbids.
    }
  }
  return undefined;
}

const ascii = String.fromCharCode(...Array(127).keys());
