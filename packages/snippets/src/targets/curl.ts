import { SnippetError } from "../errors.ts";
import { json, jsonString } from "../literals/json.ts";
import type { Language } from "../literals/language.ts";
import { literal } from "../literals/language.ts";
import { shellWord } from "../literals/shell.ts";
import type { BodyModel, Part } from "../request/body.ts";
import type { RequestModel } from "../request/create-request.ts";
import { encode } from "../request/url.ts";
import type { Text } from "../write/code.ts";
import { hasVariable, marksLength, textOf } from "../write/code.ts";
import { flatOf, render, stacked } from "../write/layout.ts";
import { cookieText, piecesOf, withQuery } from "../write/placement.ts";
import type { Target, Writing } from "./target.ts";

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

function writeCurl(request: RequestModel, { placed, errors, download }: Writing): string {
  const { address, method, body, credentials } = request;
  const { basic, query, headers, cookies, readsEnvironment } = placed;
  // What comes from the environment is not encoded yet, and curl can do that only beside no body.
  const late = readsEnvironment && !body ? query.filter(({ value }) => hasVariable(value)) : [];
  const early = late.length > 0 ? query.filter((pair) => !late.includes(pair)) : query;
  const words = [`curl ${shellWord(withQuery(address, early))}`];
  // The colon says that the password is empty; without it curl would ask for one.
  if (basic) words.push(option("-u", basic.password ? [basic.user, ":", basic.password] : [basic.user, ":"]));
  if (late.length > 0) words.push("--get");
  for (const { name, value } of late) words.push(option("--data-urlencode", [`${encode(name)}=`, ...piecesOf(value)]));
  // curl chooses GET, or POST when there is data.
  if (method === "HEAD") words.push("--head");
  else if (method !== (body ? "POST" : "GET")) words.push(option("--request", method));
  let compressed = false;
  for (const { name, value } of headers) {
    compressed ||= name.length === 15 && name.toLowerCase() === "accept-encoding";
    // "Name:" would take a header away; curl sends an empty one for "Name;".
    if (typeof value === "object") words.push(option("--header", [`${name}: `, ...value]));
    else words.push(option("--header", value === "" ? `${name};` : `${name}: ${value}`));
  }
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    words.push(option("--header", `Content-Type: ${body.mediaType}`));
  }
  // Left to itself, curl shows a compressed answer as it came.
  if (compressed) words.push("--compressed");
  if (cookies.length > 0) words.push(option("--cookie", cookieText(cookies)));
  const at = words.length;
  // JSON never begins with "@", which would make curl read a file.
  const data = body?.kind === "json" && literal(shellJson, body.value, "--data '");
  if (data) words.push(`${flatOf(data)}'`);
  else if (body && body.kind !== "json") words.push(...wordsOf(body));
  // An error's body belongs on the screen, and not into the file.
  if (errors) words.push(`--fail${download === undefined ? "-with-body" : ""} --silent --show-error`);
  else if (download !== undefined) words.push("--fail");
  if (download !== undefined) words.push(option("--output", download === "-" ? "./-" : download));
  let columns = -1 - marksLength * (credentials.length + (basic?.password ? 1 : 0));
  for (const word of words) {
    columns += word.length + 1;
    if (word.length > longestWord / 3 && new TextEncoder().encode(word).length > longestWord) {
      throw new SnippetError("ERR_UNSUPPORTED_VALUE", "A command line takes no argument beyond 128 KiB.");
    }
  }
  if (columns <= shellJson.width && !words.some((word) => word.includes("\n"))) return words.join(" ");
  // bash 3.2 expands "!" in the second line of a quoted text, so a value that holds one stays on one line.
  if (data && !words[at]?.includes("!")) words[at] = render(data, shellJson, "\n  ", "'");
  return words.join(" \\\n  ");
}

function wordsOf(body: Exclude<BodyModel, { readonly kind: "json" }>): readonly string[] {
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

/** `--form` reads marks at the start of a value and behind a semicolon as its own; `--form-string` reads none. */
function formWord(part: Part): string {
  const { name } = part;
  if (/[=\r\n"]/.test(name)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `curl cannot send a part that is named ${JSON.stringify(name)}.`);
  }
  if ("text" in part) {
    return option(quietPart.test(part.text) ? "--form" : "--form-string", `${name}=${part.text}`);
  }
  const { file, mediaType } = part;
  const path = /^[\w./+-][\w./ +-]*$/.test(file) ? file : `"${file.replace(/["\\]/g, "\\$&")}"`;
  // Of these names, curl would say another type by itself.
  const guesses = /\.(?:gif|jpe?g|png|svg|txt|html?|pdf|xml)$/i.test(file);
  const type = mediaType === "application/octet-stream" && !guesses ? "" : `;type=${mediaType}`;
  return option("--form", `${name}=@${path}${type}`);
}

function option(name: string, value: Text): string {
  return `${name} ${shellWord(value)}`;
}

const quietPart = /^(?:[\w./:+%-](?:[\w./:+%@ -]*[\w./:+%@-])?)?$/;
/** Linux's limit for one argument, in bytes. */
const longestWord = 131_071;
/** JSON between single quotes, in which line breaks are escapes. */
const shellText = (value: Text) =>
  textOf(value).includes("'") ? jsonString(value).replaceAll("'", "'\\''") : jsonString(value);
const shellJson: Language = {
  ...json,
  string: shellText,
  key: shellText,
  width: 80,
  indent: "  ",
  breakGroup: (group, line, before) => stacked(group, shellJson, line, before),
};
