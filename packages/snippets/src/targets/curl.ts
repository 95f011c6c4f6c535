import type { Part } from "../body.ts";
import type { Piece } from "../code.ts";
import { widthOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { LayoutRules } from "../layout.ts";
import { prefixed, render } from "../layout.ts";
import { jsonLayout } from "../literals/json.ts";
import { escapeQuotes, shellWord } from "../literals/shell.ts";
import type { Placed, Text } from "../placement.ts";
import { cookieText, place, readsEnvironment } from "../placement.ts";
import type { RequestModel } from "../request.ts";
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
  // What comes from the environment is not encoded yet, and curl can do that only beside no body.
  const late = request.body ? [] : placed.query.filter(({ value }) => readsEnvironment(value));
  const words = [
    `curl ${shellWord(urlOf(request, placed, late))}`,
    ...credentials(placed),
    ...late.flatMap(({ name, value }, index) => [
      ...(index === 0 ? ["--get"] : []),
      `--data-urlencode ${shellWord([`${encode(name)}=`, ...(value as readonly Piece[])])}`,
    ]),
    ...method(request),
    ...headers(request, placed),
  ];
  const last = answer(writing);
  const line = [...words, ...data(request, Number.POSITIVE_INFINITY), ...last].join(" ");
  if (widthOf(line) <= width && !line.includes("\n")) return line;
  return [...words, ...data(request, width), ...last].join(" \\\n  ");
}

function urlOf({ server, path }: RequestModel, { query }: Placed, late: Placed["query"]): Text {
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
  return pieces.every((piece) => typeof piece === "string") ? pieces.join("") : pieces;
}

/** The colon says that the password is empty; without it curl would ask for one. */
function credentials({ basic }: Placed): readonly string[] {
  if (!basic) return [];
  return [`-u ${shellWord([basic.user, ":", ...(basic.password ? [basic.password] : [])])}`];
}

/** curl chooses GET, or POST when there is data. */
function method({ method, body }: RequestModel): readonly string[] {
  if (method === "HEAD") return ["--head"];
  return method === (body ? "POST" : "GET") ? [] : [`--request ${shellWord(method)}`];
}

function headers({ body }: RequestModel, { headers, cookies }: Placed): readonly string[] {
  const typed = body && body.kind !== "form" && body.kind !== "multipart";
  const fields = [...headers, ...(typed ? [{ name: "Content-Type", value: body.mediaType }] : [])];
  // "Name:" would take a header away; curl sends an empty one for "Name;".
  const words = fields.map(({ name, value }) => {
    const pieces = typeof value === "string" ? `${name}: ${value}` : [`${name}: `, ...value];
    return `--header ${shellWord(value === "" ? `${name};` : pieces)}`;
  });
  // Left to itself, curl shows a compressed answer as it came.
  if (fields.some(({ name }) => name.toLowerCase() === "accept-encoding")) words.push("--compressed");
  if (cookies.length > 0) words.push(`--cookie ${shellWord(cookieText(cookies))}`);
  return words;
}

function data({ body }: RequestModel, lineWidth: number): readonly string[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json": {
      const layout = prefixed("--data '", jsonLayout(body.value, escapeQuotes));
      // bash 3.2 expands "!" in the second line of a quoted text, so a value that holds one stays on one line.
      const rules = { ...jsonRules, width: layout.flat.includes("!") ? Number.POSITIVE_INFINITY : lineWidth };
      // JSON never begins with "@", which would make curl read a file.
      return [render(layout, rules, 1, "'")];
    }
    case "form":
      return body.pairs.length === 0
        ? ["--data ''"]
        : body.pairs.map(({ name, value }) => `--data-urlencode ${shellWord(`${encode(name)}=${value}`)}`);
    case "multipart":
      return body.parts.map(formWord);
    case "text":
      return [`--data${body.text.startsWith("@") ? "-raw" : ""} ${shellWord(body.text)}`];
    case "file":
      return [`--data-binary ${shellWord(`@${body.file}`)}`];
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

function answer({ errors, download }: Writing): readonly string[] {
  // An error's body belongs on the screen, and not into the file.
  const failing = download === undefined ? "--fail-with-body" : "--fail";
  return [
    ...(errors ? [`${failing} --silent --show-error`] : download === undefined ? [] : [failing]),
    ...(download === undefined ? [] : [`--output ${shellWord(download === "-" ? "./-" : download)}`]),
  ];
}

const quietPart = /^(?:[\w./:+%-](?:[\w./:+%@ -]*[\w./:+%@-])?)?$/;
const width = 80;
const jsonRules: LayoutRules = { width, indent: 2, trailingComma: "never" };
