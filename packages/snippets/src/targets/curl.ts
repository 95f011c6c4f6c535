import { SnippetError } from "../errors.ts";
import { type Formatter, literal } from "../literals/formatter.ts";
import { json, jsonString } from "../literals/json.ts";
import { shellWord } from "../literals/shell.ts";
import type { BodyModel, BodyPart, RequestModel } from "../request/request-model.ts";
import { encode } from "../request/url.ts";
import { cookieText, withQuery } from "../write/credentials.ts";
import { flatten, joinLines, render } from "../write/layout.ts";
import { hasVariable, plainText, type Text } from "../write/text.ts";
import type { RenderContext, Target } from "./target.ts";

/** One curl command for bash, dash and zsh; text with control characters needs bash or zsh. */
export const curl: Target = {
  name: "curl",
  language: "bash",
  lang: "Shell",
  label: "curl",
  file: "curl.sh",
  comment: "#",
  write: writeCurl,
};

function writeCurl(request: RequestModel, context: RenderContext): Text {
  const { body, pagination } = request;
  if (pagination) {
    throw new SnippetError("ERR_NO_PAGES", "curl cannot read all pages of a list: use python or typescript.");
  }
  // JSON never begins with "@", which would make curl read a file.
  const data = body?.kind === "json" ? literal(shellJson, body.value, "--data '") : undefined;
  const dataWords = data ? [[flatten(data), "'"]] : body && body.kind !== "json" ? bodyWords(body) : [];
  const [before, after] = [requestWords(request, context), outputWords(context)];
  const words = [...before, ...dataWords, ...after];
  const texts = words.map(plainText);
  if (texts.some((text) => new TextEncoder().encode(text).length > longestWord)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line cannot contain an argument over 128 KiB.");
  }
  const oneLine = texts.join(" ");
  if (oneLine.length <= shellJson.width && !oneLine.includes("\n")) return separated(words, " ");
  // bash 3.2 expands "!" in the second line of a quoted text, so a value with "!" stays on one line.
  const canBreak = data && !texts[before.length]?.includes("!");
  return separated(canBreak ? [...before, render(data, shellJson, "\n  ", "'"), ...after] : words, " \\\n  ");
}

function requestWords(
  { url, method, body }: RequestModel,
  { client, credentials: { basic, query, headers, cookies, readsEnvironment } }: RenderContext,
): readonly Text[] {
  // A value from the environment is not encoded yet: curl can encode it only in a request without a body.
  const late =
    readsEnvironment && !body ? query.filter(({ value }) => typeof value === "object" && hasVariable(value)) : [];
  const early = query.filter((pair) => !late.includes(pair));
  // The other languages follow redirects; the client refuses them.
  const start = client === "signet" ? "curl " : "curl --location ";
  const words: Text[] = [[start, shellWord(withQuery(url, early))]];
  if (basic?.scheme === "digest") words.push("--digest");
  // The colon says that the password is empty; without it curl would ask for one.
  if (basic) words.push(option("-u", [basic.user, ":", basic.password ?? ""]));
  if (late.length > 0) words.push("--get");
  for (const { name, value } of late)
    words.push(option("--data-urlencode", [`${encode(name)}=`, typeof value === "object" ? value : `${value}`]));
  // curl chooses GET, or POST when there is data.
  if (method === "HEAD") words.push("--head");
  else if (method === "POST" && !body) words.push("--data ''", "--header Content-Type:");
  else if (method !== (body ? "POST" : "GET")) words.push(option("--request", method));
  // Other clients send this, and some servers require it (RFC 9110 §8.6).
  if (!body && (method === "PUT" || method === "PATCH")) words.push("--header 'Content-Length: 0'");
  for (const { name, value } of headers) {
    // "Name:" would remove a header; curl sends an empty one for "Name;".
    words.push(option("--header", value === "" ? `${name};` : [`${name}: `, value]));
  }
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    words.push(option("--header", `Content-Type: ${body.mediaType}`));
  }
  // By default curl prints a compressed response as it is.
  if (headers.some(({ name }) => name.toLowerCase() === "accept-encoding")) words.push("--compressed");
  if (cookies.length > 0) words.push(option("--cookie", cookieText(cookies)));
  return words;
}

function outputWords({ errors, download }: RenderContext): readonly Text[] {
  const words: Text[] = [];
  // An error's body belongs on the screen, and not in the file.
  if (errors) words.push(`--fail${download === undefined ? "-with-body" : ""} --silent --show-error`);
  else if (download !== undefined) words.push("--fail");
  if (download !== undefined) words.push(option("--output", download === "-" ? "./-" : download));
  return words;
}

function bodyWords(body: Exclude<BodyModel, { readonly kind: "json" }>): readonly Text[] {
  switch (body.kind) {
    case "form":
      if (body.pairs.length === 0) return ["--data ''"];
      return body.pairs.map(({ name, value }) => option("--data-urlencode", `${encode(name)}=${value}`));
    case "multipart":
      return body.parts.map(formWord);
    case "text":
      return [option(body.text.startsWith("@") ? "--data-raw" : "--data", body.text)];
    case "file":
      return [option("--data-binary", `@${body.file}`)];
  }
}

/** `--form` interprets some characters at the start of a value and after a semicolon; `--form-string` interprets none. */
function formWord(part: BodyPart): Text {
  const { name } = part;
  if (/[=\r\n"]/.test(name)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `curl cannot send a part named ${JSON.stringify(name)}.`);
  }
  if ("text" in part && part.mediaType !== undefined) {
    return option("--form", `${name}=${quoted(part.text)};type=${part.mediaType}`);
  }
  if ("text" in part) {
    return option(quietPart.test(part.text) ? "--form" : "--form-string", `${name}=${part.text}`);
  }
  const { file, mediaType } = part;
  const path = /^[\w./+-][\w./ +-]*$/.test(file) ? file : quoted(file);
  // curl guesses another media type for these extensions.
  const guesses = /\.(?:gif|jpe?g|png|svg|txt|html?|pdf|xml)$/i.test(file);
  const type = mediaType === "application/octet-stream" && !guesses ? "" : `;type=${mediaType}`;
  return option("--form", `${name}=@${path}${type}`);
}

/** Quotes a value for `--form`. */
function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}

function option(name: string, value: Text): Text {
  return [`${name} `, shellWord(value)];
}

function separated(words: readonly Text[], separator: string): Text {
  return words.map((word, index) => [index === 0 ? "" : separator, word]);
}

const quietPart = /^(?:[\w./:+%-](?:[\w./:+%@ -]*[\w./:+%@-])?)?$/;
/** Linux's limit for one argument, in bytes. */
const longestWord = 131_071;
/** JSON between single quotes, in which line breaks are escapes. */
const shellText = (value: string) => jsonString(value).replaceAll("'", "'\\''");
const shellJson: Formatter = {
  ...json,
  string: shellText,
  key: shellText,
  width: 80,
  indent: "  ",
  breakGroup: (group, line, before) => joinLines(group, shellJson, line, before),
};
