import type { BodyModel, Part } from "../body.ts";
import type { Text } from "../code.ts";
import { hasVariable, isVariable, mark } from "../code.ts";
import type { Json } from "../json.ts";
import { ExactNumber, isArray, isObject } from "../json.ts";
import type { Layout } from "../layout.ts";
import { call, group, marked, prefixed, render } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import type { Entry } from "../literals/language.ts";
import { literal, object } from "../literals/language.ts";
import { python as language } from "../literals/python.ts";
import type { Pages } from "../pages.ts";
import type { RequestModel } from "../request.ts";
import type { Placed } from "../secrets.ts";
import type { Target, Writing } from "../target.ts";

/** A Python program that uses requests. */
export const python: Target = {
  name: "python",
  language: "python",
  lang: "Python",
  label: "Python",
  file: "python.py",
  comment: "#",
  write: writePython,
};

function writePython(request: RequestModel, writing: Writing): string {
  const { errors, placed } = writing;
  let start = placed.readsEnvironment ? "import os\n" : "";
  if (errors) start += "import sys\n";
  if (start !== "") start += "\n";
  start += "import requests\n\n";
  const write = request.pages ? pageLoop : oneCall;
  if (!errors) return start + write(request, writing, "\n");
  return `${start}try:
    ${write(request, writing, "\n    ")}
except requests.HTTPError as error:
    sys.exit(f"answered {error.response.status_code}: {error.response.text}")
except requests.RequestException as error:
    sys.exit(f"no answer: {error}")`;
}

/** The call, and what becomes of its answer. `line` breaks a line and indents the next. */
function oneCall(request: RequestModel, writing: Writing, line: string): string {
  const { method, server, path, success } = request;
  const { placed, download } = writing;
  const asked = ask(request, writing, [`"${server}${path}"`, ...params("params", placed.query)], line);
  if (download !== undefined) {
    return `${asked}with open(${language.string(download)}, "wb") as file:${line}    file.write(response.content)`;
  }
  const shown = { json: "json()", text: "text", binary: "", none: "" }[success.kind];
  return `${asked}print(response.${(method !== "HEAD" && shown) || "status_code"})`;
}

/** The call, and the check of its status. `start` is its address and query. */
function ask(
  { method, body }: RequestModel,
  { placed, errors }: Writing,
  start: readonly Layout[],
  line: string,
): string {
  const [url = "", ...query] = start;
  const isNamed = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method);
  const items = [
    ...(isNamed ? [] : [language.string(method)]),
    url,
    ...credentials(placed),
    ...query,
    ...content(body, placed),
    ...(errors ? ["timeout=30"] : []),
  ];
  const name = `response = requests.${isNamed ? method.toLowerCase() : "request"}`;
  return `${render(call(name, items), language, line)}${line}response.raise_for_status()${line}`;
}

function pageLoop(request: RequestModel, writing: Writing, line: string): string {
  const { server, path, pages } = request;
  const { query } = writing.placed;
  const { style, next, items } = pages as Pages;
  const hasQuery = query.length > 0 || style !== "links";
  const inner = `${line}    `;
  const list = `page[${language.string(items)}]`;
  const names = next.map((name) => language.string(name));
  const last = names.pop() ?? "";
  const following = `page${names.map((name) => `[${name}]`).join("")}.get(${last})`;
  let code = `url = "${server}${path}"${line}`;
  if (hasQuery) code += render(prefixed("params = ", pairsOf(query)), language, line) + line;
  code += `while ${style === "links" ? "url" : "True"}:${inner}`;
  code += ask(request, writing, ["url", ...(hasQuery ? ["params=params"] : [])], inner);
  code += `page = response.json()${inner}for item in ${list}:${inner}    print(item)${inner}`;
  if (style === "links") return `${code}${hasQuery ? `url, params = ${following}, None` : `url = ${following}`}`;
  code +=
    style === "cursor"
      ? `params["cursor"] = ${following}${inner}if not params["cursor"]:`
      : `params["offset"] += len(${list})${inner}if not ${list} or params["offset"] >= page[${last}]:`;
  return `${code}${inner}    break`;
}

/** Credentials given as `auth` win over those of a .netrc file, which a header would not. */
function credentials({ basic }: Placed): readonly Layout[] {
  if (!basic) return [];
  const halves = [basic.user, basic.password].map((half) => {
    // requests writes a str as Latin-1, and bytes as they are.
    return half ? textExpression([half], /[^ -~]/.test(half.text) ? ".encode()" : "") : '""';
  });
  return [tuple(halves, "auth=")];
}

function content(body: BodyModel | undefined, { headers, cookies }: Placed): readonly Layout[] {
  const fields = headers.map(({ name, value }): Entry => [name, textExpression(value)]);
  const data: Layout[] = params("cookies", cookies).slice();
  // Some bodies have requests write their media type.
  let typed = true;
  switch (body?.kind) {
    case undefined:
      typed = false;
      break;
    case "json":
      // requests takes json=None for "no body"; some values are no Python literal.
      if (body.value === null || !isLiteral(body.value)) data.push(`data=${language.string(jsonText(body.value))}`);
      else {
        data.push(literal(language, body.value, "json="));
        typed = body.mediaType !== "application/json";
      }
      break;
    case "form":
      // An empty dict would leave the media type out, too.
      typed = body.pairs.length === 0;
      data.push(...params("data", body.pairs));
      break;
    case "multipart":
      typed = false;
      data.push(...formData(body.parts));
      break;
    case "text": {
      const text = language.string(body.text);
      data.push(`data=${text}${/[^\0-\x7f]/.test(body.text) ? ".encode()" : ""}`);
      break;
    }
    case "file":
      data.push(prefixed("data=", opened(body.file)));
  }
  if (body && typed) fields.push(["Content-Type", language.string(body.mediaType)]);
  return [...(fields.length === 0 ? [] : [object(language, fields, "headers=")]), ...data];
}

function formData(parts: readonly Part[]): readonly Layout[] {
  const texts = parts.flatMap((part) => ("text" in part ? [{ name: part.name, value: part.text }] : []));
  const files = parts.flatMap((part): Entry[] => {
    if ("text" in part) return [];
    const name = language.string(part.file.slice(part.file.lastIndexOf("/") + 1));
    return [[part.name, tuple([name, opened(part.file), language.string(part.mediaType)])]];
  });
  if (files.length > 0) return [...params("data", texts), prefixed("files=", dict(files))];
  // Without a file, requests would write the texts in the other form.
  return [prefixed("files=", dict(texts.map(({ name, value }) => [name, tuple(["None", language.string(value)])])))];
}

function params(name: string, pairs: Placed["query"]): readonly Layout[] {
  return pairs.length === 0 ? [] : [prefixed(`${name}=`, pairsOf(pairs))];
}

/** A dict, with a list for a name that comes again; it would bring those together that stand apart. */
function pairsOf(pairs: Placed["query"]): Layout {
  const entries = pairs.map(({ name, value }): Entry => [name, pairValue(value)]);
  if (hasEachOnce(entries)) return object(language, entries);
  const isApart = ([name]: Entry, index: number) =>
    entries[index - 1]?.[0] !== name && entries.findIndex(([one]) => one === name) < index;
  if (entries.some(isApart)) return dict(entries);
  const joined = [...Map.groupBy(entries, ([name]) => name)].map(([name, [first, ...rest]]): Entry => {
    const value = first?.[1] ?? "";
    return [name, rest.length === 0 ? value : group("", "[", [value, ...rest.map(([, other]) => other)], "]")];
  });
  return object(language, joined);
}

/** A dict, or a list of pairs where a name comes again. */
function dict(entries: readonly Entry[]): Layout {
  if (hasEachOnce(entries)) return object(language, entries);
  return group(
    "",
    "[",
    entries.map(([name, value]) => tuple([language.string(name), value])),
    "]",
  );
}

function hasEachOnce(entries: readonly Entry[]): boolean {
  return entries.length < 2 || new Set(entries.map(([name]) => name)).size === entries.length;
}

function tuple(items: readonly Layout[], head = ""): Layout {
  return group(head, "(", items, ")");
}

function opened(file: string): Layout {
  return call("open", [language.string(file), '"rb"']);
}

function pairValue(value: Text | number | bigint): Layout {
  return typeof value === "object" ? textExpression(value) : literal(language, value);
}

/** Writes a text; what the environment holds is read from there. */
function textExpression(value: Text, end = ""): Layout {
  if (!hasVariable(value)) return marked(value, language.string(value) + end);
  const parts = value.map((piece) =>
    isVariable(piece) ? `os.environ["${mark(piece, piece.text)}"]` : language.string([piece]),
  );
  return marked(value, parts.join(" + ") + end);
}

/** Python's floats have a range, and its parser takes 200 brackets inside each other, older ones half of that. */
function isLiteral(value: Json, depth = 0): boolean {
  if (value instanceof ExactNumber) return Number.isFinite(Number(value.text));
  if (!isArray(value) && !isObject(value)) return true;
  return depth < 90 && Object.values(value).every((item: Json) => isLiteral(item, depth + 1));
}
