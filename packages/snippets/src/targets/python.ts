import type { Json } from "../document/json.ts";
import { ExactNumber, isScalar } from "../document/json.ts";
import { jsonText } from "../literals/json.ts";
import { literal, object, property } from "../literals/language.ts";
import { python as language } from "../literals/python.ts";
import type { BodyModel, Part } from "../request/body.ts";
import type { RequestModel } from "../request/create-request.ts";
import type { Secret, Text } from "../write/code.ts";
import { hasVariable, isVariable, mark } from "../write/code.ts";
import type { Placed } from "../write/credentials.ts";
import type { Layout } from "../write/layout.ts";
import { call, group, marked, render } from "../write/layout.ts";
import type { Target, Writing } from "./target.ts";

/** A name and what is written for its value. */
type Entry = readonly [name: string, value: Layout];

/** A Python program that uses requests. */
export const python: Target = {
  name: "python",
  language: "python",
  lang: "Python",
  label: "Python",
  file: "python.py",
  comment: "#",
  write: (request, writing) => writePython(request, writing),
};

/** Writes the program around what `write` makes of the call. */
export function writePython(request: RequestModel, writing: Writing, write: typeof oneCall = oneCall): string {
  const { errors, placed } = writing;
  let start = placed.readsEnvironment ? "import os\n" : "";
  if (errors) start += "import sys\n";
  if (start !== "") start += "\n";
  start += "import requests\n\n";
  if (!errors) return start + write(request, writing, "\n");
  return `${start}try:
    ${write(request, writing, "\n    ")}
except requests.HTTPError as error:
    sys.exit(f"answered {error.response.status_code}: {error.response.text}")
except requests.RequestException as error:
    sys.exit(f"no answer: {error}")`;
}

/** The call, and what becomes of its answer. `line` breaks a line and indents the next. */
export function oneCall(request: RequestModel, writing: Writing, line: string): string {
  const { address, success } = request;
  const { placed, download } = writing;
  const query = placed.query.length > 0 ? pairs("params=", placed.query) : "";
  const asked = ask(request, writing, `"${address}"`, query, line);
  if (download !== undefined) {
    return `${asked}with open(${language.string(download)}, "wb") as file:${line}    file.write(response.content)`;
  }
  const shown = { json: "json()", text: "text", binary: "status_code", none: "status_code" }[success.kind];
  return `${asked}print(response.${shown})`;
}

/** The call, and the check of its status. */
export function ask(
  { method, body }: RequestModel,
  writing: Writing,
  url: string,
  query: Layout,
  line: string,
): string {
  const { placed, errors } = writing;
  const items: Layout[] = [url];
  const isNamed = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/.test(method);
  if (!isNamed) items.unshift(`"${method}"`);
  // Credentials given as `auth` win over those of a .netrc file, which a header would not.
  if (placed.basic) items.push(tuple([half(placed.basic.user), half(placed.basic.password)], "auth="));
  if (query !== "") items.push(query);
  addContent(items, body, placed);
  if (errors) items.push("timeout=30");
  const name = `response = requests.${isNamed ? method.toLowerCase() : "request"}`;
  return `${render(call(name, items), language, line)}${line}response.raise_for_status()${line}`;
}

/** requests writes a str as Latin-1, and bytes as they are. */
function half(secret: Secret | undefined): Layout {
  return secret ? textExpression([secret], /^[ -~]*$/.test(secret.text) ? "" : ".encode()") : '""';
}

/** Adds headers, cookies and the body to a call's arguments. */
function addContent(items: Layout[], body: BodyModel | undefined, { headers, cookies }: Placed): void {
  const fields: Layout[] = [];
  for (const { name, value } of headers) fields.push(property(language, name, textExpression(value)));
  const data: Layout[] = [];
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
      if (!typed) data.push(pairs("data=", body.pairs));
      break;
    case "multipart":
      typed = false;
      data.push(...formData(body.parts));
      break;
    case "text":
      data.push(`data=${language.string(body.text)}${/[^\0-\x7f]/.test(body.text) ? ".encode()" : ""}`);
      break;
    case "file":
      data.push(opened(body.file, "data="));
  }
  if (body && typed) fields.push(`"Content-Type": ${language.string(body.mediaType)}`);
  if (fields.length > 0) items.push(object(language, fields, "headers="));
  if (cookies.length > 0) items.push(pairs("cookies=", cookies));
  items.push(...data);
}

function formData(parts: readonly Part[]): readonly Layout[] {
  const texts = parts.flatMap((part) => ("text" in part ? [{ name: part.name, value: part.text }] : []));
  const files = parts.flatMap((part): Entry[] => {
    if ("text" in part) return [];
    const { name, file, mediaType } = part;
    const fileName = language.string(file.slice(file.lastIndexOf("/") + 1));
    return [[name, tuple([fileName, opened(file), language.string(mediaType)])]];
  });
  if (files.length > 0) return [...(texts.length > 0 ? [pairs("data=", texts)] : []), dict("files=", files)];
  // Without a file, requests would write the texts in the other form.
  const named = texts.map(({ name, value }): Entry => [name, tuple(["None", language.string(value)])]);
  return [dict("files=", named)];
}

/** A dict of texts and numbers. */
export function pairs(head: string, query: Placed["query"]): Layout {
  const entries = query.map(
    ({ name, value }): Entry => [name, typeof value === "object" ? textExpression(value) : literal(language, value)],
  );
  return dict(head, entries, true);
}

/**
 * A dict, with a list for a name that comes again if `lists` allows it. A dict would bring those together that stand apart:
 * then it is a list of pairs.
 */
function dict(head: string, entries: readonly Entry[], lists = false): Layout {
  const groups = new Map<string, Layout[]>();
  let before = "";
  for (const [name, value] of entries) {
    const values = groups.get(name);
    if (!values) groups.set(name, [value]);
    else if (lists && name === before) values.push(value);
    else
      return list(
        head,
        entries.map(([key, one]) => tuple([language.string(key), one])),
      );
    before = name;
  }
  const properties: Layout[] = [];
  for (const [name, values] of groups) {
    const [first = "", ...rest] = values;
    properties.push(property(language, name, rest.length === 0 ? first : list("", values)));
  }
  return object(language, properties, head);
}

function list(head: string, items: readonly Layout[]): Layout {
  return group(head, "[]", items);
}

function tuple(items: readonly Layout[], head = ""): Layout {
  return group(head, "()", items);
}

function opened(file: string, head = ""): Layout {
  return call(`${head}open`, [language.string(file), '"rb"']);
}

/** Writes a text; what the environment holds is read from there. */
function textExpression(value: Text, end = ""): Layout {
  if (typeof value === "string") return language.string(value);
  if (!hasVariable(value)) return marked(language.string(value) + end);
  const parts = value.map((piece) =>
    isVariable(piece) ? `os.environ["${mark(piece, piece.text)}"]` : language.string([piece]),
  );
  return marked(parts.join(" + ") + end);
}

/** Python's floats have a range, and its parser takes 200 brackets inside each other, older ones half of that. */
function isLiteral(value: Json, depth = 0): boolean {
  if (value instanceof ExactNumber) return Number.isFinite(Number(value.text));
  if (isScalar(value)) return true;
  return depth < 90 && Object.values(value).every((item: Json) => isLiteral(item, depth + 1));
}
