import type { BodyModel, Part } from "../body.ts";
import { mark } from "../code.ts";
import type { Json } from "../json.ts";
import { ExactNumber, isArray, isObject } from "../json.ts";
import type { Layout } from "../layout.ts";
import { asCall, group, leaf, prefixed, render } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import { blackRules, pythonDict, pythonList, pythonLiteral, pythonString, pythonTuple } from "../literals/python.ts";
import type { Placed, Text } from "../placement.ts";
import { place, readsEnvironment } from "../placement.ts";
import type { RequestModel } from "../request.ts";
import type { QueryPair } from "../serialize.ts";
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
  const placed = place(request, writing);
  const depth = writing.errors ? 1 : 0;
  const lines = request.pages
    ? loop(request, placed, writing, depth)
    : [call(request, placed, writing, depth), check, ...output(request, writing)];
  const body = lines.map((line) => "    ".repeat(depth) + line).join("\n");
  return `${imports(writing)}${writing.errors ? guarded(body) : body}`;
}

function imports({ errors, secrets, password }: Writing): string {
  const reads = [...secrets, password].some((secret) => secret?.kind === "variable");
  const standard = `${reads ? "import os\n" : ""}${errors ? "import sys\n" : ""}`;
  return `${standard}${standard === "" ? "" : "\n"}import requests\n\n`;
}

function call(request: RequestModel, placed: Placed, writing: Writing, depth: number, url?: string): string {
  const { method } = request;
  const named = methodsWithFunction.has(method);
  const items = [
    ...(named ? [] : [leaf(pythonString(method))]),
    leaf(url ?? pythonString(request.server + request.path)),
    ...credentials(placed),
    ...(url !== undefined && placed.query.length > 0
      ? [argument("params", leaf("params"))]
      : params("params", placed.query)),
    ...content(request.body, placed),
    ...(writing.errors ? [leaf("timeout=30")] : []),
  ];
  const name = `response = requests.${named ? method.toLowerCase() : "request"}`;
  return render(group(name, "(", items, ")", asCall), blackRules, depth);
}

function output({ success, method }: RequestModel, { download }: Writing): readonly string[] {
  if (download !== undefined) {
    return [`with open(${pythonString(download)}, "wb") as file:`, "    file.write(response.content)"];
  }
  if (success.kind === "none" || success.kind === "binary" || method === "HEAD") return ["print(response.status_code)"];
  return [`print(response.${success.kind === "json" ? "json()" : "text"})`];
}

/** Each page names the next one, with the query it needs. */
function loop(request: RequestModel, placed: Placed, writing: Writing, depth: number): readonly string[] {
  const { next = [], items = "" } = request.pages ?? {};
  const [query] = queryLiteral(placed.query);
  const [last = "", ...before] = [...next].reverse();
  const access = before.reverse().map((name) => `[${pythonString(name)}]`);
  const following = `page${access.join("")}.get(${pythonString(last)})`;
  return [
    `url = ${pythonString(request.server + request.path)}`,
    ...(query ? [render(prefixed("params = ", query), blackRules, depth)] : []),
    "while url:",
    `    ${call(request, placed, writing, depth + 1, "url")}`,
    `    ${check}`,
    "    page = response.json()",
    `    for item in page[${pythonString(items)}]:`,
    "        print(item)",
    `    url${query ? ", params" : ""} = ${following}${query ? ", None" : ""}`,
  ];
}

function guarded(body: string): string {
  return `try:
${body}
except requests.HTTPError as error:
    sys.exit(f"answered {error.response.status_code}: {error.response.text}")
except requests.RequestException as error:
    sys.exit(f"no answer: {error}")`;
}

/** Credentials given as `auth` win over those of a .netrc file, which a header would not. */
function credentials({ basic }: Placed): readonly Layout[] {
  if (!basic) return [];
  const halves = [basic.user, basic.password].map((half) => {
    if (!half) return leaf('""');
    const text = pythonText([half]);
    // requests writes a str as Latin-1, and bytes as they are.
    return leaf(/[^ -~]/.test(half.text) ? `${text}.encode()` : text);
  });
  return [argument("auth", pythonTuple(halves))];
}

function params(name: string, query: Placed["query"]): readonly Layout[] {
  return queryLiteral(query).map((literal) => argument(name, literal));
}

function queryLiteral(query: Placed["query"]): readonly Layout[] {
  if (query.length === 0) return [];
  const grouped = Map.groupBy(query, (pair) => pair.name);
  // A dict would bring the values of one name together, and so change the order.
  if (grouped.size < query.length) {
    const ordered = [...grouped.values()].flat().every((pair, index) => pair === query[index]);
    if (!ordered) {
      const pairs = query.map((pair) => pythonTuple([leaf(pythonString(pair.name)), pythonValue(pair.value)]));
      return [pythonList(pairs)];
    }
  }
  const entries = [...grouped].map(([key, pairs]): [string, Layout] => {
    const [first, ...rest] = pairs.map(({ value }) => pythonValue(value));
    return [key, first && rest.length === 0 ? first : pythonList([...(first ? [first] : []), ...rest])];
  });
  return [pythonDict(entries)];
}

function pythonValue(value: QueryPair["value"] | Text): Layout {
  return typeof value === "object" ? leaf(pythonText(value)) : pythonLiteral(value);
}

function content(body: BodyModel | undefined, { headers, cookies }: Placed): readonly Layout[] {
  const type = { name: "Content-Type", value: body?.mediaType ?? "" };
  const typed = headersArgument([...headers, type]);
  const cookie = cookies.length === 0 ? [] : params("cookies", cookies);
  switch (body?.kind) {
    case undefined:
      return [...headersArgument(headers), ...cookie];
    case "json": {
      // requests takes json=None for "no body"; some values are no Python literal.
      if (body.value === null || !isLiteral(body.value)) {
        return [...typed, ...cookie, argument("data", leaf(pythonString(jsonText(body.value))))];
      }
      const own = body.mediaType === "application/json" ? headersArgument(headers) : typed;
      return [...own, ...cookie, pythonLiteral(body.value, "json=")];
    }
    case "form": {
      const texts = body.pairs.map(({ name, value }) => ({ name, value }));
      // An empty dict would leave the media type out, too.
      if (texts.length === 0) return [...typed, ...cookie];
      return [...headersArgument(headers), ...cookie, ...params("data", texts)];
    }
    case "multipart":
      return [...headersArgument(headers), ...cookie, ...parts(body.parts)];
    case "text": {
      const text = pythonString(body.text);
      return [...typed, ...cookie, argument("data", leaf(/[^\0-\x7f]/.test(body.text) ? `${text}.encode()` : text))];
    }
    case "file":
      return [...typed, ...cookie, argument("data", opened(body.file))];
  }
}

function parts(all: readonly Part[]): readonly Layout[] {
  const texts = all.flatMap((part) => ("text" in part ? [{ name: part.name, value: part.text }] : []));
  const files = all.flatMap((part): [string, Layout][] =>
    "text" in part ? [] : [[part.name, fileTuple(part.file, part.mediaType)]],
  );
  // Without a file, requests would write the texts in the other form.
  if (files.length === 0) {
    const entries = texts.map(({ name, value }): [string, Layout] => [
      name,
      pythonTuple([leaf("None"), leaf(pythonString(value))]),
    ]);
    return [argument("files", entriesOf(entries))];
  }
  return [...params("data", texts), argument("files", entriesOf(files))];
}

function entriesOf(entries: readonly (readonly [string, Layout])[]): Layout {
  if (new Set(entries.map(([name]) => name)).size === entries.length) return pythonDict(entries);
  return pythonList(entries.map(([name, value]) => pythonTuple([leaf(pythonString(name)), value])));
}

function fileTuple(file: string, mediaType: string): Layout {
  const name = file.slice(file.lastIndexOf("/") + 1);
  return pythonTuple([leaf(pythonString(name)), opened(file), leaf(pythonString(mediaType))]);
}

function opened(file: string): Layout {
  return group("open", "(", [leaf(pythonString(file)), leaf('"rb"')], ")", asCall);
}

function headersArgument(headers: Placed["headers"]): readonly Layout[] {
  if (headers.length === 0) return [];
  return [
    argument(
      "headers",
      pythonDict(headers.map(({ name, value }): [string, Layout] => [name, leaf(pythonText(value))])),
    ),
  ];
}

function pythonText(value: Text): string {
  if (!readsEnvironment(value)) return pythonString(value);
  return value
    .map((piece) =>
      typeof piece === "object" && piece.kind === "variable"
        ? `os.environ["${mark(piece, piece.text)}"]`
        : pythonString([piece]),
    )
    .join(" + ");
}

function argument(name: string, value: Layout): Layout {
  return prefixed(`${name}=`, value);
}

/** Python's floats have a range, and its parser takes 200 brackets inside each other, older ones half of that. */
function isLiteral(value: Json, depth = 0): boolean {
  if (value instanceof ExactNumber) return Number.isFinite(Number(value.text));
  if (!isArray(value) && !isObject(value)) return true;
  return depth < 90 && Object.values(value).every((item: Json) => isLiteral(item, depth + 1));
}

const check = "response.raise_for_status()";
const methodsWithFunction: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
