/** A place in a text, counted from one. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Turns an offset into a line and a column. */
export function placeOf(text: string, offset: number): Place {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf("\n") + 1;
  return { line: before.split("\n").length, column: offset - lineStart + 1 };
}

/** Finds where a text stops being JSON: the start of the first thing that cannot stand there, or the text's end. */
export function locateJsonError(text: string): number {
  const open: ("{" | "[")[] = [];
  let wants: Wanted = "value";
  for (let offset = skip(text, 0); ; offset = skip(text, offset)) {
    token.lastIndex = offset;
    const [found, string, scalar, mark] = token.exec(text) ?? [];
    if (found === undefined) return offset;
    const next = follow(wants, open, string !== undefined, scalar !== undefined, mark);
    if (next === undefined) return offset;
    wants = next;
    offset += found.length;
    if (wants === "end" && skip(text, offset) >= text.length) return text.length;
  }
}

type Wanted = "value" | "value or ]" | "key" | "key or }" | ":" | ", or close" | "end";

function follow(
  wants: Wanted,
  open: ("{" | "[")[],
  isString: boolean,
  isScalar: boolean,
  mark: string | undefined,
): Wanted | undefined {
  const done = () => (open.length === 0 ? "end" : ", or close");
  if (wants.startsWith("value")) {
    if (isString || isScalar) return done();
    if (mark === "{" || mark === "[") {
      open.push(mark);
      return mark === "{" ? "key or }" : "value or ]";
    }
  }
  if (wants.startsWith("key") && isString) return ":";
  if (wants === ":" && mark === ":") return "value";
  if (wants === ", or close" && mark === ",") return open.at(-1) === "{" ? "key" : "value";
  const closes = wants === ", or close" ? (open.at(-1) === "{" ? "}" : "]") : wants.split(" or ")[1];
  if (mark === undefined || mark !== closes) return undefined;
  open.pop();
  return done();
}

function skip(text: string, offset: number): number {
  blank.lastIndex = offset;
  blank.exec(text);
  return blank.lastIndex;
}

// RFC 8259 §2, §6 and §7.
const blank = /[ \t\r\n]*/y;
const token =
  /("(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b)|([[\]{},:])/uy;
