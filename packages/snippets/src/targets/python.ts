import { python as formatter, pythonString } from "../literals/python.ts";
import type { Pagination, RequestModel } from "../request/request-model.ts";
import { withQuery } from "../write/credentials.ts";
import { call, render } from "../write/layout.ts";
import { join, type Text } from "../write/text.ts";
import { areNumbers, dictOf, requestCall, textExpression } from "./python-call.ts";
import type { RenderContext, Target } from "./target.ts";

/** A Python program that uses requests, or httpx. */
export const python: Target = {
  name: "python",
  language: "python",
  lang: "Python",
  label: "Python",
  file: "python.py",
  comment: "#",
  write: writePython,
};

function writePython(request: RequestModel, context: RenderContext): Text {
  const { errors, credentials, pythonClient } = context;
  const isHttpx = pythonClient === "httpx";
  const { body: content } = request;
  const readsFile =
    content?.kind === "file" || (content?.kind === "multipart" && content.parts.some((part) => "file" in part));
  const modules = [
    credentials.readsEnvironment ? "import os\n" : "",
    errors ? "import sys\n" : "",
    readsFile ? "from pathlib import Path\n" : "",
  ].join("");
  const digest = !isHttpx && credentials.basic?.scheme === "digest" ? "from requests.auth import HTTPDigestAuth\n" : "";
  const start = `${modules}${modules === "" ? "" : "\n"}import ${pythonClient}\n${digest}\n`;
  const line = errors ? "\n    " : "\n";
  const { pagination } = request;
  const body = pagination ? pageLoop(request, pagination, context, line) : oneCall(request, context, line);
  if (!errors) return [start, body];
  return join`${start}try:
    ${body}
except ${pythonClient}.${isHttpx ? "HTTPStatusError" : "HTTPError"} as error:
    sys.exit(f"status {error.response.status_code}: {error.response.text}")
except ${pythonClient}.${isHttpx ? "RequestError" : "RequestException"} as error:
    sys.exit(f"no response: {error}")`;
}

/** The call, and what happens to its response. `line` is a line break and the indentation after it. */
function oneCall(request: RequestModel, context: RenderContext, line: string): Text {
  const { url, response } = request;
  const { credentials, download, pythonClient } = context;
  // httpx would encode again what the URL contains.
  const isWhole = pythonClient === "httpx" && url.includes("?");
  const query = credentials.query.length > 0 && !isWhole ? dictOf("params=", credentials.query) : undefined;
  const address = textExpression(isWhole ? withQuery(url, credentials.query) : url);
  const sent = requestCall(request, context, address, query, line);
  if (download !== undefined) {
    const open = call("with open", [formatter.string(download), '"wb"']);
    return join`${sent}${render(open, formatter, line, " as file:")}${line}    file.write(response.content)`;
  }
  const shown = { json: "json()", text: "text", binary: "status_code", none: "status_code" }[response.kind];
  return join`${sent}print(response.${shown})`;
}

function pageLoop(request: RequestModel, { style, next, items }: Pagination, context: RenderContext, line: string) {
  const { query } = context.credentials;
  // httpx would remove the next page's query when it gets an empty one.
  const isWhole = context.pythonClient === "httpx" && style === "links";
  const hasQuery = !isWhole && (query.length > 0 || style !== "links");
  const inner = `${line}    `;
  const list = join`page[${pythonString(items)}]`;
  const names = next.map((name) => formatter.string(name));
  const last = names.pop() ?? "";
  const following = `page${names.map((name) => `[${name}]`).join("")}.get(${last})`;
  const start = join`url = ${textExpression(isWhole ? withQuery(request.url, query) : request.url)}${line}`;
  const name = query.length > 0 ? "params = " : "params: dict[str, str] = ";
  const params = hasQuery ? [render(dictOf(name, query), formatter, line), line] : "";
  const call = requestCall(request, context, "url", hasQuery ? "params=params" : undefined, inner);
  const loop = join`${start}${params}while ${style === "links" ? "url" : "True"}:${inner}${call}page = response.json()${inner}for item in ${list}:${inner}    print(item)${inner}`;
  switch (style) {
    case "links":
      return [loop, hasQuery ? `url, params = ${following}, {}` : `url = ${following}`];
    case "cursor":
      return join`${loop}params["cursor"] = ${following}${inner}if not params["cursor"]:${inner}    break`;
    case "offset": {
      const number = areNumbers(query) ? 'params["offset"]' : 'int(params["offset"])';
      const sum = areNumbers(query) ? join`+= len(${list})` : join`= str(${number} + len(${list}))`;
      return join`${loop}params["offset"] ${sum}${inner}if not ${list} or ${number} >= page[${last}]:${inner}    break`;
    }
  }
}
