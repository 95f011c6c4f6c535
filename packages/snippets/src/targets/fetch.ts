import type { BodyModel, Part } from "../body.ts";
import { textOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Layout } from "../layout.ts";
import { call, group, opened, prefixed, render } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import { object, property } from "../literals/language.ts";
import { isExact, isName, typescript } from "../literals/typescript.ts";
import type { Pages } from "../pages.ts";
import { cookieText, withQuery } from "../placement.ts";
import type { RequestModel } from "../request.ts";
import type { Placed } from "../secrets.ts";
import type { Writing } from "../target.ts";
import { checkStatement, objects, program, statement, textExpression, value } from "./typescript-program.ts";

/**
 * A TypeScript module that uses fetch: the guarded one of `@signet/auth` for a token that goes as the user-id of http
 * basic over https, else the runtime's own.
 */
export function writeFetch(request: RequestModel, writing: Writing): string {
  const { method, operationId, body, server, address, pages } = request;
  if (/^(?:TRACE|CONNECT)$/.test(method)) {
    throw new SnippetError("ERR_UNSUPPORTED_METHOD", `${operationId} uses ${method}, which fetch does not send.`);
  }
  if (body && /^(?:GET|HEAD)$/.test(method)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_BODY",
      `${operationId} has a body, which fetch does not send with ${method}.`,
    );
  }
  const { placed, download, errors } = writing;
  const { basic, query } = placed;
  const guarded = basic && isGuarded(server, basic);
  const inline = isInline(address, placed) && (!pages || pages.style === "links");
  // What is percent-encoded needs no other escapes.
  const url = inline ? `"${textOf(withQuery(address, query))}"` : `\`${address}?\${query}\``;

  let start = body && readsFile(body) ? 'import { openAsBlob } from "node:fs";\n' : "";
  if (download !== undefined && !pages) start += 'import { writeFile } from "node:fs/promises";\n';
  if (basic) start += `import { ${guarded ? "createGuardedFetch" : "formatCredentials"} } from "@signet/auth";\n`;
  if (start !== "") start += "\n";
  if (pages) start += pageInterface(pages);
  if (guarded) {
    const baseUrl = render(`baseUrl: "${server}"`, typescript, "\n  ", ",");
    const token = render(prefixed("token: ", textExpression([basic.user])), typescript, "\n  ", ",");
    start += `const guardedFetch = createGuardedFetch({\n  ${baseUrl}\n  ${token}\n});\n`;
  }
  const options = objects(fetchOptions(request, placed, !guarded));
  const ask = (where: string, line: string) =>
    statement(`const response = await ${guarded ? "guardedFetch" : "fetch"}`, [where, ...options], line) +
    line +
    checkStatement(
      "!response.ok",
      operationId,
      errors ? "response.status}: ${await response.text()" : "response.status",
      line,
    ) +
    line;
  return program(writing, start, (line) => {
    let code = "";
    if (!inline) {
      const pairs = query.length > 0 ? [searchPairs(query)] : [];
      code += statement("const query = new URLSearchParams", pairs, line) + line;
    }
    if (body?.kind === "multipart") code += formStatements(body.parts, line);
    return code + (pages ? pageLoop(pages, url, ask, line) : ask(url, line) + output(request, writing, line));
  });
}

/** The guard takes a token without a password, over https only, and refuses one that no API issues. */
function isGuarded(server: string, { user, password }: NonNullable<Placed["basic"]>): boolean {
  return !password && server.startsWith("https:") && (user.kind === "variable" || /^[\w.~+/-]{1,512}$/.test(user.text));
}

/** A short query of plain words reads best inside the address. */
function isInline(address: string, { query }: Placed): boolean {
  let length = address.length;
  for (const { name, value } of query) {
    if (typeof value === "object" || !/^[\w.,:-]*$/.test(name + value)) return false;
    length += `${name}${value}`.length + 2;
  }
  return query.length === 0 || length <= 45;
}

function readsFile(body: BodyModel): boolean {
  return body.kind === "file" || (body.kind === "multipart" && body.parts.some((part) => "file" in part));
}

/** An object has each name once, and its whole numbers come first. */
function searchPairs(query: Placed["query"]): Layout {
  const names = new Set<string>();
  for (const { name } of query) if (!/^\d+$/.test(name)) names.add(name);
  const items = query.map(({ name, value }) =>
    names.size === query.length
      ? property(typescript, name, textExpression(value))
      : group("", "[]", [typescript.string(name), textExpression(value)]),
  );
  if (names.size === query.length) return object(typescript, items);
  const list = group("", "[]", items);
  return items.length > 1 ? opened(list) : list;
}

function fetchOptions({ method, body }: RequestModel, { basic, headers, cookies }: Placed, bare: boolean): Layout[] {
  const fields: Layout[] = [];
  if (basic && bare) {
    const halves = [prefixed("userId: ", textExpression([basic.user]))];
    if (basic.password) halves.push(prefixed("password: ", textExpression([basic.password])));
    fields.push(call("Authorization: formatCredentials", objects(halves)));
  }
  for (const { name, value } of headers) fields.push(property(typescript, name, textExpression(value)));
  if (cookies.length > 0) fields.push(prefixed("Cookie: ", textExpression(cookieText(cookies))));
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    fields.push(`"Content-Type": ${typescript.string(body.mediaType)}`);
  }
  const options: Layout[] = method === "GET" ? [] : [`method: ${typescript.string(method)}`];
  if (fields.length > 0) options.push(object(typescript, fields, "headers: "));
  if (body) options.push(prefixed("body: ", bodyExpression(body)));
  return options;
}

function bodyExpression(body: BodyModel): Layout {
  switch (body.kind) {
    case "json":
      // JavaScript would write another number than the one that stands here.
      if (!isExact(body.value)) return typescript.string(jsonText(body.value));
      return call("JSON.stringify", [value(body.value)]);
    case "form":
      return call("new URLSearchParams", [searchPairs(body.pairs)]);
    case "multipart":
      return "form";
    case "text":
      return typescript.string(body.text);
    case "file":
      return call("await openAsBlob", [typescript.string(body.file)]);
  }
}

function formStatements(parts: readonly Part[], line: string): string {
  let code = `const form = new FormData();${line}`;
  for (const part of parts) {
    const items: Layout[] = [typescript.string(part.name)];
    if ("file" in part) {
      const { file, mediaType } = part;
      items.push(call("await openAsBlob", [typescript.string(file), value({ type: mediaType })]));
      items.push(typescript.string(file.slice(file.lastIndexOf("/") + 1)));
    } else {
      if (/\r(?!\n)|(?<!\r)\n/.test(part.text)) {
        throw new SnippetError(
          "ERR_UNSUPPORTED_VALUE",
          `The part ${JSON.stringify(part.name)} has a line break alone, which FormData writes as two characters.`,
        );
      }
      items.push(typescript.string(part.text));
    }
    code += statement("form.append", items, line) + line;
  }
  return code;
}

function output({ success, method }: RequestModel, { download }: Writing, line: string): string {
  if (download !== undefined) {
    const items = [typescript.string(download), "Buffer.from(await response.arrayBuffer())"];
    return statement("await writeFile", items, line);
  }
  const shown = (success.kind === "json" || success.kind === "text") && method !== "HEAD";
  return `console.log(${shown ? `await response.${success.kind}()` : "response.status"});`;
}

function pageInterface({ style, next, items }: Pages): string {
  const [last = "", ...outer] = next.map((name) => (isName(name) ? name : typescript.string(name))).reverse();
  const end = style === "offset" ? `${last}: number` : `${last}?: string | null`;
  const type = outer.reduce((inner, name) => `${name}: { ${inner} }`, end);
  return `interface Page {\n  ${isName(items) ? items : typescript.string(items)}: unknown[];\n  ${type};\n}\n\n`;
}

function pageLoop(
  { style, next, items }: Pages,
  url: string,
  ask: (address: string, line: string) => string,
  line: string,
): string {
  const inner = `${line}  `;
  const list = `page${access(items)}`;
  const following = `page${next.map(access).join("")}`;
  const body = (declared: string, address: string) =>
    `${inner}${ask(address, inner)}${declared}page = (await response.json()) as Page;${inner}for (const item of ${list}) console.log(item);${inner}`;
  if (style === "links") {
    const first = `let url: string | null | undefined = ${url};`;
    const isLong = line.length - 1 + first.length > typescript.width;
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
  return isName(name) ? `.${name}` : `[${typescript.string(name)}]`;
}
