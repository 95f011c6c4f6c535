import { exactNumber, parseExact } from "../document/exact.ts";
import { CommandError } from "./command-error.ts";
import { locateJsonError, placeOf } from "./locate.ts";

/**
 * Parses a JSON or YAML text; numbers stay as they are written.
 *
 * @param name - what the text is called in a message.
 * @throws {@link CommandError} naming the place: `openapi.yaml:3:7: …`.
 */
export async function parseText(text: string, name: string): Promise<unknown> {
  const plain = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (/^\s*[{[]/.test(plain) && !/\.ya?ml$/i.test(name)) return parseJson(plain, name);
  return parseYaml(plain, name);
}

function parseJson(text: string, name: string): unknown {
  try {
    return parseExact(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = locateJsonError(text);
    const { line, column } = placeOf(text, offset);
    const found =
      offset < text.length
        ? `${JSON.stringify(text.slice(offset, offset + 1))} cannot stand here`
        : "it ends too early";
    throw new CommandError(2, `${name}:${line}:${column}: not JSON: ${found}`);
  }
}

/** The parser is loaded when it is needed; the library itself never needs it. */
async function parseYaml(text: string, name: string): Promise<unknown> {
  const { isScalar, parseDocument, visit } = await import("yaml");
  const document = parseDocument(text, { prettyErrors: true });
  const [error] = document.errors;
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const [reason = ""] = error.message.split(/ at line \d+|\n/);
    throw new CommandError(2, `${name}:${line}:${col}: not YAML: ${reason}`);
  }
  visit(document, {
    Scalar(_key, node) {
      if (
        isScalar(node) &&
        typeof node.value === "number" &&
        node.source !== undefined &&
        jsonNumber.test(node.source)
      ) {
        node.value = exactNumber(node.source);
      }
    },
  });
  try {
    return document.toJS();
  } catch (cause) {
    throw new CommandError(2, `${name}:1:1: not usable YAML: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    });
  }
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
