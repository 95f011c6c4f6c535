/**
 * Makes a short text that a regular expression matches; most of those that documents hold are plain enough.
 *
 * @param word - what is taken if it matches.
 * @returns `undefined` for an expression that is not understood, or that the text does not match after all.
 */
export function samplePattern(pattern: string, word: string, minLength: number, maxLength: number): string | undefined {
  const expression = compile(pattern);
  if (expression?.test(word)) return word;
  // The least text first, then one that repeats what may be repeated.
  for (const extra of [0, 1, 2, minLength]) {
    const sample = (part: string) =>
      part.replace(step, (_, token: string, times = "") => repeated(sampleOf(token), times, extra));
    let text = pattern;
    // The innermost groups first; what one gives is escaped, for it is read again with what is around it.
    for (let before = ""; text !== before; ) {
      before = text;
      text = text.replace(group, (_, look: string | undefined, inner: string, times: string) =>
        look ? "" : repeated(sample(inner), times, extra).replace(/\W/g, "\\$&"),
      );
    }
    text = sample(text);
    if (text.length >= minLength && text.length <= maxLength && expression?.test(text)) return text;
  }
  return undefined;
}

function repeated(text: string, times: string, extra: number): string {
  const [least, most = least ?? 1] = times.match(/\d+/g) ?? [];
  const low = Number(least ?? !/^[*?]/.test(times));
  return text.repeat(/^[*+]|,\}/.test(times) ? low + extra : Math.min(low + extra, Number(most)));
}

/** A character that a token matches; nothing for an anchor, and for what is not understood. */
function sampleOf(token = ""): string {
  const expression = compile(`^${token}$`);
  return [..."aA1-_ ", ...ascii, ...token].find((character) => expression?.test(character)) ?? "";
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

const ascii = String.fromCharCode(...Array(127).keys());
// A class, an escape, or any character that does not group; how often; and a group of such, or one that only looks.
const token = String.raw`\[(?:\\.|[^\]\\])*\]|\\(?:u\{\w+\}|u\w{4}|x\w\w|p\{[^}]*\}|.)|[^()|[\\]`;
const times = String.raw`((?:[*+?]|\{\d+,?\d*\})?)\??`;
const step = new RegExp(`(${token})${times}|\\|.*`, "gs");
const group = new RegExp(`\\((?:\\?:|\\?<\\w+>|(\\?<?[=!]))?((?:${token}|\\|)*)\\)${times}`, "gs");
