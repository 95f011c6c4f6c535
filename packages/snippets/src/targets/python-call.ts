import { ExactNumber, isScalar, type Json } from "../document/json.ts";
import { literal, object, property } from "../literals/formatter.ts";
import { jsonText } from "../literals/json.ts";
import { python as formatter, pythonString } from "../literals/python.ts";
import type { BodyModel, BodyPart, RequestModel } from "../request/request-model.ts";
import type { ResolvedCredentials } from "../write/credentials.ts";
import { call, group, isGroup, type Layout, render } from "../write/layout.ts";
import { type CredentialSegment, hasVariable, isVariable, segmentsOf, type Text } from "../write/text.ts";
import type { RenderContext } from "./target.ts";

type Entry = readonly [name: string, value: Layout];

export function requestCall(
  { method, body }: RequestModel,
  { credentials, pythonClient }: RenderContext,
  url: Text,
  query: Layout | undefined,
  line: string,
): Text {
  const items: Layout[] = [url];
  const isHttpx = pythonClient === "httpx";
  // httpx has no body in its functions for methods that rarely have one.
  const hasFunction = (isHttpx && body ? /^(?:POST|PUT|PATCH)$/ : commonMethods).test(method);
  if (!hasFunction) items.unshift(`"${method}"`);
  const { basic } = credentials;
  // Credentials passed as `auth` override those of a .netrc file; a header would not.
  if (basic) {
    const head = basic.scheme === "digest" ? `auth=${isHttpx ? "httpx.DigestAuth" : "HTTPDigestAuth"}` : "auth=";
    items.push(group(head, "()", [basicValue(basic.user), basicValue(basic.password)]));
  }
  if (query !== undefined) items.push(query);
  items.push(...contentArguments(body, credentials, isHttpx), "timeout=30");
  if (isHttpx) items.push("follow_redirects=True");
  const name = `response = ${pythonClient}.${hasFunction ? method.toLowerCase() : "request"}`;
  return [render(call(name, items), formatter, line), line, "response.raise_for_status()", line];
}

/** Writes a dict of texts, or of numbers: its values have one type. A name that is repeated becomes a list. */
export function dictOf(head: string, pairs: ResolvedCredentials["query"]): Layout {
  const isNumeric = areNumbers(pairs);
  const entries = pairs.map(({ name, value }): Entry => {
    if (typeof value === "object") return [name, textExpression(value)];
    return [name, isNumeric ? literal(formatter, value) : pythonString(`${value}`)];
  });
  return dict(head, entries, true);
}

/** Tests whether a dict of pairs has numbers, and no text. */
export function areNumbers(pairs: ResolvedCredentials["query"]): boolean {
  return pairs.length > 0 && pairs.every(({ value }) => typeof value === "number" || typeof value === "bigint");
}

/** requests encodes a str as Latin-1, and leaves bytes as they are. */
function basicValue(segment: CredentialSegment | undefined): Layout {
  if (!segment) return '""';
  return [textExpression(segment), /^[ -~]*$/.test(segment.text) ? "" : ".encode()"];
}

function contentArguments(
  body: BodyModel | undefined,
  credentials: ResolvedCredentials,
  isHttpx: boolean,
): readonly Layout[] {
  const { headers, cookies } = credentials;
  const { data, needsType } = body ? bodyArguments(body, isHttpx) : { data: [], needsType: false };
  const fields = headers.map(({ name, value }) => property(formatter, name, textExpression(value)));
  if (body && needsType) fields.push(`"Content-Type": ${formatter.string(body.mediaType)}`);
  return [
    ...(fields.length > 0 ? [object(formatter, fields, "headers=")] : []),
    ...(cookies.length > 0 ? [dictOf("cookies=", cookies)] : []),
    ...data,
  ];
}

const commonMethods = /^(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$/;

/** requests writes the media type of some bodies itself; the others need a header. */
function bodyArguments(
  body: BodyModel,
  isHttpx: boolean,
): { readonly data: readonly Layout[]; readonly needsType: boolean } {
  const raw = isHttpx ? "content=" : "data=";
  switch (body.kind) {
    case "json":
      // requests reads json=None as "no body"; some values have no Python literal.
      return body.value !== null && isLiteral(body.value)
        ? { data: [literal(formatter, body.value, "json=")], needsType: body.mediaType !== "application/json" }
        : { data: [`${raw}${formatter.string(jsonText(body.value))}`], needsType: true };
    case "form": {
      // An empty dict would omit the media type.
      if (body.pairs.length === 0) return { data: [], needsType: true };
      const data = dictOf("data=", body.pairs);
      // httpx takes no list of pairs.
      if (!isHttpx || (isGroup(data) && data.open === "{")) return { data: [data], needsType: false };
      const text = new URLSearchParams(body.pairs.map(({ name, value }) => [name, `${value}`]));
      return { data: [`${raw}${formatter.string(`${text}`)}`], needsType: true };
    }
    case "multipart":
      return { data: formArguments(body.parts, isHttpx), needsType: false };
    case "text": {
      const isAscii = /^[\0-\x7f]*$/.test(body.text);
      return { data: [`${raw}${formatter.string(body.text)}${isAscii ? "" : ".encode()"}`], needsType: true };
    }
    case "file":
      return { data: [[raw, fileBytes(body.file)]], needsType: true };
  }
}

function formArguments(parts: readonly BodyPart[], isHttpx: boolean): readonly Layout[] {
  const texts = parts.flatMap((part) =>
    "text" in part && isPlain(part) ? [{ name: part.name, value: part.text }] : [],
  );
  // A dict of texts and bytes has no type that requests accepts.
  const areBytes = !isHttpx && parts.some((part) => "file" in part);
  const files = parts.flatMap((part): Entry[] => {
    if (isPlain(part)) return [];
    const { name, mediaType = "" } = part;
    if ("text" in part) {
      const text = `${formatter.string(part.text)}${areBytes ? ".encode()" : ""}`;
      return [[name, group("", "()", ["None", text, formatter.string(mediaType)])]];
    }
    const { file } = part;
    const fileName = formatter.string(file.slice(file.lastIndexOf("/") + 1));
    return [[name, group("", "()", [fileName, fileBytes(file), formatter.string(mediaType)])]];
  });
  if (files.length > 0 && !isHttpx)
    return [...(texts.length > 0 ? [dictOf("data=", texts)] : []), dict("files=", files)];
  // Without a file, both would send the texts as application/x-www-form-urlencoded.
  const fields = texts.map(({ name, value }): Entry => [name, group("", "()", ["None", formatter.string(value)])]);
  return [dict("files=", [...fields, ...files])];
}

/** Writes a file's content. An open file would have to be closed. */
function fileBytes(file: string): Text {
  return `Path(${formatter.string(file)}).read_bytes()`;
}

function isPlain(part: BodyPart): boolean {
  return "text" in part && part.mediaType === undefined;
}

/**
 * Writes a dict. A name that is repeated becomes a list if `lists` allows it; a dict would join those that are apart, so
 * they make it a list of pairs.
 */
function dict(head: string, entries: readonly Entry[], lists = false): Layout {
  const groups = new Map<string, Layout[]>();
  let previous = "";
  for (const [name, value] of entries) {
    const values = groups.get(name);
    if (!values) groups.set(name, [value]);
    else if (lists && name === previous) values.push(value);
    else
      return group(
        head,
        "[]",
        entries.map(([key, item]) => group("", "()", [formatter.string(key), item])),
      );
    previous = name;
  }
  const properties = [...groups].map(([name, values]) =>
    property(formatter, name, values.length === 1 ? (values[0] ?? "") : group("", "[]", values)),
  );
  return object(formatter, properties, head);
}

/** Writes a text; environment variables are read when the program runs. */
export function textExpression(value: Text): Text {
  if (!hasVariable(value)) return pythonString(value);
  return segmentsOf(value).map((segment, index): Text => {
    const expression = isVariable(segment) ? ['os.environ["', segment, '"]'] : pythonString(segment);
    return [index === 0 ? "" : " + ", expression];
  });
}

/** Python's floats have a range, and its parser accepts 200 nested brackets, older ones half of that. */
function isLiteral(value: Json, depth = 0): boolean {
  if (value instanceof ExactNumber) return Number.isFinite(Number(value.text));
  if (isScalar(value)) return true;
  return depth < 90 && Object.values(value).every((item: Json) => isLiteral(item, depth + 1));
}
