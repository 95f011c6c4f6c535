import type { Piece } from "../code.ts";
import { widthOf } from "../code.ts";
import type { LayoutRules } from "../layout.ts";
import { render } from "../layout.ts";
import { jsonLayout, jsonText } from "../literals/json.ts";
import { escapeQuotes, shellWord } from "../literals/shell.ts";
import type { RequestModel } from "../request.ts";
import type { Target } from "../target.ts";
import { formatQuery } from "../url.ts";

/** One curl command for bash, dash and zsh. */
export const curl: Target = { language: "bash", write: writeCurl };

function writeCurl(request: RequestModel, token: string): readonly Piece[] {
  const options = [...credentials(request, token), ...method(request), ...headers(request)];
  const words = [["curl ", ...shellWord(urlOf(request))], ...options];
  const line = join([...words, ...data(request, Number.POSITIVE_INFINITY)], " ");
  return widthOf(line) <= width ? line : join([...words, ...data(request, width)], " \\\n  ");
}

function urlOf({ server, path, query }: RequestModel): string {
  return server + path + (query.length === 0 ? "" : `?${formatQuery(query)}`);
}

/** The colon says that the password is empty; without it curl would ask for one. */
function credentials({ secured }: RequestModel, token: string): readonly (readonly Piece[])[] {
  return secured ? [["-u ", ...shellWord({ token }, ":")]] : [];
}

/** curl chooses GET, or POST when there is data. */
function method({ method, body }: RequestModel): readonly (readonly Piece[])[] {
  if (method === "HEAD") return [["--head"]];
  return method === (body ? "POST" : "GET") ? [] : [["--request ", method]];
}

function headers({ headers, body }: RequestModel): readonly (readonly Piece[])[] {
  const plain = body?.mediaType === "application/json" ? [{ name: "Content-Type", value: body.mediaType }] : [];
  // "Name:" would take a header away; curl sends an empty one for "Name;".
  return [...headers, ...plain].map(({ name, value }) => [
    "--header ",
    ...shellWord(value === "" ? `${name};` : `${name}: ${value}`),
  ]);
}

/** JSON never begins with "@", which would make curl read a file. */
function data({ body }: RequestModel, lineWidth: number): readonly (readonly Piece[])[] {
  if (!body) return [];
  const { text, bracket } = jsonLayout(body.value, escapeQuotes);
  // bash 3.2 expands "!" in the second line of a quoted text, so a value that holds one stays on one line.
  const rules = { ...jsonRules, width: jsonText(body.value).includes("!") ? Number.POSITIVE_INFINITY : lineWidth };
  return [render({ text: ["--data '", ...text], ...(bracket && { bracket }) }, rules, 1, "'")];
}

function join(words: readonly (readonly Piece[])[], separator: string): readonly Piece[] {
  return words.flatMap((word, index) => (index === 0 ? word : [separator, ...word]));
}

const width = 80;
const jsonRules: LayoutRules = { width, indent: 2, trailingComma: "never" };
