import { isScalar, parseDocument, visit } from "yaml";
import { exactNumber, parseExact } from "../document/exact.ts";
import { SnippetError } from "../errors.ts";

/** Parses JSON or YAML text; numbers stay as they are written. Errors begin with the name of the text. */
export function parseText(text: string, name: string): unknown {
  const content = text.replace(/^\ufeff/, "");
  try {
    return parseExact(content);
  } catch {
    // YAML includes JSON, and its parser knows the position of an error.
    return parseYaml(content, name);
  }
}

function parseYaml(text: string, name: string): unknown {
  const document = parseDocument(text, { prettyErrors: true, merge: true });
  const [error] = document.errors;
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
    const [reason = ""] = error.message.split(/ at line \d+|\n/);
    throw new SnippetError("ERR_INVALID_DOCUMENT", `${name}:${line}:${col}: not valid JSON or YAML: ${reason}`);
  }
  visit(document, {
    Scalar(_key, node) {
      if (isScalar(node) && typeof node.value === "number" && jsonNumber.test(node.source ?? "")) {
        node.value = exactNumber(node.source ?? "");
      }
    },
  });
  try {
    // An alias is not a copy: only texts that are made to explode have so many.
    return document.toJS({ maxAliasCount: 100_000 });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new SnippetError("ERR_INVALID_DOCUMENT", `${name}:1:1: not usable YAML: ${reason}`, { cause });
  }
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
