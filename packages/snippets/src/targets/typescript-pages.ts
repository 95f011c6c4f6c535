import { isName, typescript as language } from "../literals/typescript.ts";
import type { RequestModel } from "../request/create-request.ts";
import type { Pages } from "../request/pages.ts";
import { followPages } from "../request/pages.ts";
import type { Target, Writing } from "./target.ts";
import type { Ask } from "./typescript.ts";
import { typescript, writeFetch } from "./typescript.ts";
import { statement } from "./typescript-program.ts";

/** A TypeScript module that follows the pages of a list with fetch. */
export const typescriptPages: Target = { ...typescript, read: followPages, write: writePages };

function writePages(request: RequestModel, writing: Writing): string {
  const { pages } = request;
  if (!pages) return writeFetch(request, writing);
  return writeFetch(request, writing, {
    start: pageInterface(pages),
    changesQuery: pages.style !== "links",
    write: (url, ask, line) => pageLoop(pages, url, ask, line),
  });
}

function pageInterface({ style, next, items }: Pages): string {
  const [last = "", ...outer] = next.map((name) => (isName(name) ? name : language.string(name))).reverse();
  const end = style === "offset" ? `${last}: number` : `${last}?: string | null`;
  const type = outer.reduce((inner, name) => `${name}: { ${inner} }`, end);
  return `interface Page {\n  ${isName(items) ? items : language.string(items)}: unknown[];\n  ${type};\n}\n\n`;
}

function pageLoop({ style, next, items }: Pages, url: string, ask: Ask, line: string): string {
  const inner = `${line}  `;
  const list = `page${access(items)}`;
  const following = `page${next.map(access).join("")}`;
  const body = (declared: string, address: string) =>
    `${inner}${ask(address, inner)}${declared}page = (await response.json()) as Page;${inner}for (const item of ${list}) console.log(item);${inner}`;
  if (style === "links") {
    const first = `let url: string | null | undefined = ${url};`;
    const isLong = line.length - 1 + first.length > language.width;
    const start = isLong ? first.replace("= ", `=${inner}`) : first;
    return `${start}${line}while (url) {${body("const ", "url")}url = ${following};${line}}`;
  }
  const start = `let page: Page;${line}do {${body("", url)}`;
  if (style === "cursor") {
    return `${start}query.set("cursor", ${following} ?? "");${line}} while (query.get("cursor"));`;
  }
  const offset = 'Number(query.get("offset"))';
  const last = statement("query.set", ['"offset"', `String(${offset} + ${list}.length)`], inner);
  return `${start}${last}${line}} while (${list}.length > 0 && ${offset} < ${following});`;
}

function access(name: string): string {
  return isName(name) ? `.${name}` : `[${language.string(name)}]`;
}
