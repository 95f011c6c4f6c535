import { python as language } from "../literals/python.ts";
import type { RequestModel } from "../request/create-request.ts";
import { followPages } from "../request/pages.ts";
import { render } from "../write/layout.ts";
import { ask, oneCall, pairs, python, writePython } from "./python.ts";
import type { Target, Writing } from "./target.ts";

/** A Python program that follows the pages of a list with requests. */
export const pythonPages: Target = {
  ...python,
  read: followPages,
  write: (request, writing) => writePython(request, writing, pageLoop),
};

function pageLoop(request: RequestModel, writing: Writing, line: string): string {
  const { address, pages } = request;
  if (!pages) return oneCall(request, writing, line);
  const { query } = writing.placed;
  const { style, next, items } = pages;
  const hasQuery = query.length > 0 || style !== "links";
  const inner = `${line}    `;
  const list = `page[${language.string(items)}]`;
  const names = next.map((name) => language.string(name));
  const last = names.pop() ?? "";
  const following = `page${names.map((name) => `[${name}]`).join("")}.get(${last})`;
  let code = `url = "${address}"${line}`;
  if (hasQuery) code += render(pairs("params = ", query), language, line) + line;
  code += `while ${style === "links" ? "url" : "True"}:${inner}`;
  code += ask(request, writing, "url", hasQuery ? "params=params" : "", inner);
  code += `page = response.json()${inner}for item in ${list}:${inner}    print(item)${inner}`;
  if (style === "links") return `${code}${hasQuery ? `url, params = ${following}, None` : `url = ${following}`}`;
  code +=
    style === "cursor"
      ? `params["cursor"] = ${following}${inner}if not params["cursor"]:`
      : `params["offset"] += len(${list})${inner}if not ${list} or params["offset"] >= page[${last}]:`;
  return `${code}${inner}    break`;
}
