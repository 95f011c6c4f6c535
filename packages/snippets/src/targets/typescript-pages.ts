import { typescript as formatter, isName } from "../literals/typescript.ts";
import type { Pagination } from "../request/request-model.ts";
import { join, plainText, type Text } from "../write/text.ts";
import { statement } from "./typescript-program.ts";

export function pageInterface({ style, next, items }: Pagination): string {
  const [last = "", ...outer] = next.map(formatter.key).reverse();
  const end = style === "offset" ? `${last}: number` : `${last}?: string | null`;
  const type = outer.reduce((inner, name) => `${name}: { ${inner} }`, end);
  return `interface Page {\n  ${formatter.key(items)}: unknown[];\n  ${type};\n}\n\n`;
}

/** Writes the loop that reads every page. `fetchPage` writes the call to a URL and the check of its status. */
export function pageLoop(
  { style, next, items }: Pagination,
  url: Text,
  fetchPage: (url: Text, line: string) => Text,
  line: string,
  isTyped: boolean,
): Text {
  const inner = `${line}  `;
  const list = `page${access(items)}`;
  const following = `page${next.map(access).join("")}`;
  const body = (declaration: string, address: Text) =>
    join`${inner}${fetchPage(address, inner)}${declaration}page = ${isTyped ? "(await response.json()) as Page" : "await response.json()"};${inner}for (const item of ${list}) console.log(item);${inner}`;
  if (style === "links") {
    const name = isTyped ? "let url: string | null | undefined =" : "let url =";
    const width = line.length - 1 + plainText([name, " ", url, ";"]).length;
    // prettier keeps a template literal beside a name without a type.
    const isLong = width > formatter.width && (isTyped || !plainText(url).startsWith("`"));
    const first = join`${name}${isLong ? inner : " "}${url};`;
    return join`${first}${line}while (url) {${body("const ", "url")}url = ${following};${line}}`;
  }
  const start = join`let page${isTyped ? ": Page" : ""};${line}do {${body("", url)}`;
  if (style === "cursor") {
    return join`${start}query.set("cursor", ${following} ?? "");${line}} while (query.get("cursor"));`;
  }
  const offset = 'Number(query.get("offset"))';
  const last = statement("query.set", ['"offset"', `String(${offset} + ${list}.length)`], inner);
  return join`${start}${last}${line}} while (${list}.length > 0 && ${offset} < ${following});`;
}

function access(name: string): string {
  return isName(name) ? `.${name}` : `[${formatter.string(name)}]`;
}
