import type { BodyModel, Part } from "../body.ts";
import type { Piece } from "../code.ts";
import { widthOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Json } from "../json.ts";
import type { Layout, LayoutRules } from "../layout.ts";
import { render } from "../layout.ts";
import { jsonLayout } from "../literals/json.ts";
import { escapeQuotes, shellWord } from "../literals/shell.ts";
import type { Placed, Text } from "../placement.ts";
import { cookieText, place, readsEnvironment } from "../placement.ts";
import type { RequestModel } from "../request.ts";
import type { QueryPair } from "../serialize.ts";
import { formatQuery } from "../serialize.ts";
import type { Target, Writing } from "../target.ts";
import { encode, encodeQueryPart } from "../url.ts";

/** One curl command for bash, dash and zsh. */
export const curl: Target = {
  name: "curl",
  language: "bash",
  lang: "Shell",
  label: "curl",
  file: "curl.sh",
  comment: "#",
  write: writeCurl,
};

function writeCurl(request: RequestModel, writing: Writing): string {
  if (request.pages) {
    throw new SnippetError("ERR_NO_PAGES", "curl asks for one page; python and typescript can follow them.");
  }
  const placed = place(request, writing);
  const { body } = request;
  // What comes from the environment is not encoded yet, and curl can do that only beside no body.
  const late = body ? [] : placed.query.filter(({ value }) => readsEnvironment(value));
  const words = [`curl ${shellWord(urlOf(request, placed, late))}`];
  addCredentials(words, placed);
  if (late.length > 0) words.push("--get");
  for (const { name, value } of late) {
    words.push(`--data-urlencode ${shellWord([`${encode(name)}=`, ...(value as readonly Piece[])])}`);
  }
  addMethod(words, request);
  addHeaders(words, request, placed);
  let json: Layout | undefined;
  const dataAt = words.length;
  if (body?.kind === "json") {
    json = jsonData(body.value);
    words.push(`${json.flat}'`);
  } else if (body) {
    addData(words, body);
  }
  addAnswer(words, writing);
  let length = 0;
  for (const word of words) length += word.length + 1;
  // A column is at most two units of UTF-16: beyond that the line need not be put together to be measured.
  if (length <= 3 * width) {
    const line = words.join(" ");
    if (widthOf(line) <= width && !line.includes("\n")) return line;
  }
  if (json) words[dataAt] = broken(json);
  return words.join(" \\\n  ");
}

/** JSON never begins with "@", which would make curl read a file. */
function jsonData(value: Json): Layout {
  return jsonLayout(value, escapeQuotes, "--data '");
}

/** bash 3.2 expands "!" in the second line of a quoted text, so a value that holds one stays on one line. */
function broken(json: Layout): string {
  return json.flat.includes("!") ? `${json.flat}'` : render(json, jsonRules, 1, "'");
}

function urlOf({ server, path }: RequestModel, { query }: Placed, late: Placed["query"]): Text {
  if (query.length === 0) return server + path;
  if (query.every(isPlain)) return `${server + path}?${formatQuery(query)}`;
  const pieces: Piece[] = [server + path];
  let separator = "?";
  for (const pair of query) {
    if (late.includes(pair)) continue;
    pieces.push(`${separator}${encodeQueryPart(pair.name)}=`);
    separator = "&";
    if (typeof pair.value !== "object") pieces.push(encodeQueryPart(String(pair.value)));
    else {
      pieces.push(
        ...pair.value.map((piece) =>
          typeof piece === "string" ? encode(piece) : { ...piece, text: encode(piece.text) },
        ),
      );
    }
  }
  return pieces;
}

function isPlain(pair: Placed["query"][number]): pair is QueryPair {
  return typeof pair.value !== "object";
}

/** The colon says that the password is empty; without it curl would ask for one. */
function addCredentials(words: string[], { basic }: Placed): void {
  if (!basic) return;
  words.push(`-u ${shellWord(basic.password ? [basic.user, ":", basic.password] : [basic.user, ":"])}`);
}

/** curl chooses GET, or POST when there is data. */
function addMethod(words: string[], { method, body }: RequestModel): void {
  if (method === "HEAD") words.push("--head");
  else if (method !== (body ? "POST" : "GET")) words.push(`--request ${shellWord(method)}`);
}

function addHeaders(words: string[], { body }: RequestModel, { headers, cookies }: Placed): void {
  for (const { name, value } of headers) {
    // "Name:" would take a header away; curl sends an empty one for "Name;".
    if (value === "") words.push(`--header ${shellWord(`${name};`)}`);
    else words.push(`--header ${shellWord(typeof value === "string" ? `${name}: ${value}` : [`${name}: `, ...value])}`);
  }
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    words.push(`--header ${shellWord(`Content-Type: ${body.mediaType}`)}`);
  }
  // Left to itself, curl shows a compressed answer as it came.
  if (headers.some(({ name }) => name.toLowerCase() === "accept-encoding")) words.push("--compressed");
  if (cookies.length > 0) words.push(`--cookie ${shellWord(cookieText(cookies))}`);
}

function addData(words: string[], body: Exclude<BodyModel, { readonly kind: "json" }>): void {
  switch (body.kind) {
    case "form":
      if (body.pairs.length === 0) words.push("--data ''");
      for (const { name, value } of body.pairs) {
        words.push(`--data-urlencode ${shellWord(`${encode(name)}=${value}`)}`);
      }
      break;
    case "multipart":
      words.push(...body.parts.map(formWord));
      break;
    case "text":
      words.push(`--data${body.text.startsWith("@") ? "-raw" : ""} ${shellWord(body.text)}`);
      break;
    case "file":
      words.push(`--data-binary ${shellWord(`@${body.file}`)}`);
  }
}

/** `--form` reads marks at the start of a value and behind a semicolon as its own; `--form-string` reads none. */
function formWord(part: Part): string {
  if (/[=\r\n"]/.test(part.name)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_VALUE",
      `curl cannot send a part that is named ${JSON.stringify(part.name)}.`,
    );
  }
  if ("text" in part) {
    const option = quietPart.test(part.text) ? "--form" : "--form-string";
    return `${option} ${shellWord(`${part.name}=${part.text}`)}`;
  }
  const path = /^[\w./+-][\w./ +-]*$/.test(part.file) ? part.file : `"${part.file.replace(/["\\]/g, "\\$&")}"`;
  const guesses = /\.(?:gif|jpe?g|png|svg|txt|html?|pdf|xml)$/i.test(part.file);
  const type = part.mediaType === "application/octet-stream" && !guesses ? "" : `;type=${part.mediaType}`;
  return `--form ${shellWord(`${part.name}=@${path}${type}`)}`;
}

function addAnswer(words: string[], { errors, download }: Writing): void {
  // An error's body belongs on the screen, and not into the file.
  const failing = download === undefined ? "--fail-with-body" : "--fail";
  if (errors) words.push(`${failing} --silent --show-error`);
  else if (download !== undefined) words.push(failing);
  if (download !== undefined) words.push(`--output ${shellWord(download === "-" ? "./-" : download)}`);
}

const quietPart = /^(?:[\w./:+%-](?:[\w./:+%@ -]*[\w./:+%@-])?)?$/;
const width = 80;
const jsonRules: LayoutRules = { width, indent: 2, trailingComma: "never" };
