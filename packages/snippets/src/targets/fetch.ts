import type { BodyModel, Part } from "../body.ts";
import { fits, textOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Layout } from "../layout.ts";
import { call, group } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import type { Entry } from "../literals/language.ts";
import { object } from "../literals/language.ts";
import { isExact, isName, templateText, typescript } from "../literals/typescript.ts";
import type { Pages } from "../pages.ts";
import type { Placed } from "../placement.ts";
import { cookieText, place, withQuery } from "../placement.ts";
import type { RequestModel } from "../request.ts";
import type { Writing } from "../target.ts";
import { checkStatement, objects, program, statement, textExpression, value } from "./typescript-program.ts";

/**
 * A TypeScript module that uses fetch: the guarded one of `@signet/auth` for a token that goes as the user-id of http
 * basic over https, else the runtime's own.
 */
export function writeFetch(request: RequestModel, writing: Writing): string {
  const { method, operationId, body, server, path, pages } = request;
  if (/^(?:TRACE|CONNECT)$/.test(method)) {
    throw new SnippetError("ERR_UNSUPPORTED_METHOD", `${operationId} uses ${method}, which fetch does not send.`);
  }
  if (body && /^(?:GET|HEAD)$/.test(method)) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_BODY",
      `${operationId} has a body, which fetch does not send with ${method}.`,
    );
  }
  const { download, errors } = writing;
  const placed = place(request, writing);
  const { basic, query } = placed;
  const guarded = basic && isGuarded(server, basic);
  const inline = isInline(server + path, placed) && (!pages || pages.style === "links");
  const url = inline
    ? typescript.string(textOf(withQuery(server + path, query)))
    : `\`${templateText(server + path)}?\${query}\``;

  const imports = [];
  if (body && readsFile(body)) imports.push('import { openAsBlob } from "node:fs";');
  if (download !== undefined && !pages) imports.push('import { writeFile } from "node:fs/promises";');
  if (basic) imports.push(`import { ${guarded ? "createGuardedFetch" : "formatCredentials"} } from "@signet/auth";`);
  const before = pages ? pageInterface(pages) : [];
  if (guarded) {
    const options = objects([
      ["baseUrl", typescript.string(server)],
      ["token", textExpression([basic.user])],
    ]);
    before.push(statement("const guardedFetch = createGuardedFetch", options, ""));
  }
  const options = objects(fetchOptions(request, placed, !guarded));
  const ask = (address: string, indentation: string) => [
    statement(`const response = await ${guarded ? "guardedFetch" : "fetch"}`, [address, ...options], indentation),
    checkStatement(
      "!response.ok",
      operationId,
      "response.status",
      indentation,
      errors ? `: \${await response.text()}` : "",
    ),
  ];
  return program(writing, imports, before, (indentation) => [
    ...(inline
      ? []
      : [statement("const query = new URLSearchParams", query.length > 0 ? [searchPairs(query)] : [], indentation)]),
    ...(body?.kind === "multipart" ? formStatements(body.parts, indentation) : []),
    ...(pages
      ? pageLoop(pages, url, ask, indentation)
      : [...ask(url, indentation), output(request, writing, indentation)]),
  ]);
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
  const entries = query.map(({ name, value }): Entry => [name, textExpression(value)]);
  const names = new Set(query.map(({ name }) => name));
  if (names.size === query.length && !query.some(({ name }) => /^\d+$/.test(name))) return object(typescript, entries);
  const pairs = entries.map(([name, value]) => group("", "[", [typescript.string(name), value], "]"));
  return group("", "[", pairs, "]", "", pairs.length > 1);
}

function fetchOptions({ method, body }: RequestModel, { basic, headers, cookies }: Placed, bare: boolean): Entry[] {
  const fields: Entry[] = [];
  if (basic && bare) {
    const halves: Entry[] = [["userId", textExpression([basic.user])]];
    if (basic.password) halves.push(["password", textExpression([basic.password])]);
    fields.push(["Authorization", call("formatCredentials", objects(halves))]);
  }
  for (const { name, value } of headers) fields.push([name, textExpression(value)]);
  if (cookies.length > 0) fields.push(["Cookie", textExpression(cookieText(cookies))]);
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    fields.push(["Content-Type", typescript.string(body.mediaType)]);
  }
  const options: Entry[] = method === "GET" ? [] : [["method", typescript.string(method)]];
  if (fields.length > 0) options.push(["headers", object(typescript, fields)]);
  if (body) options.push(["body", bodyExpression(body)]);
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

function formStatements(parts: readonly Part[], indentation: string): readonly string[] {
  const appends = parts.map((part) => {
    const name = typescript.string(part.name);
    if ("file" in part) {
      const { file, mediaType } = part;
      const blob = call("await openAsBlob", [typescript.string(file), value({ type: mediaType })]);
      const base = typescript.string(file.slice(file.lastIndexOf("/") + 1));
      return statement("form.append", [name, blob, base], indentation);
    }
    if (/\r(?!\n)|(?<!\r)\n/.test(part.text)) {
      throw new SnippetError(
        "ERR_UNSUPPORTED_VALUE",
        `The part ${JSON.stringify(part.name)} has a line break alone, which FormData writes as two characters.`,
      );
    }
    return statement("form.append", [name, typescript.string(part.text)], indentation);
  });
  return ["const form = new FormData();", ...appends];
}

function output({ success, method }: RequestModel, { download }: Writing, indentation: string): string {
  if (download !== undefined) {
    const items = [typescript.string(download), "Buffer.from(await response.arrayBuffer())"];
    return statement("await writeFile", items, indentation);
  }
  const shown = (success.kind === "json" || success.kind === "text") && method !== "HEAD";
  return `console.log(${shown ? `await response.${success.kind}()` : "response.status"});`;
}

function pageInterface({ style, next, items }: Pages): string[] {
  const [last = "", ...outer] = next.map((name) => (isName(name) ? name : typescript.string(name))).reverse();
  const end = style === "offset" ? `${last}: number` : `${last}?: string | null`;
  const type = outer.reduce((inner, name) => `${name}: { ${inner} }`, end);
  return [
    "interface Page {",
    `  ${isName(items) ? items : typescript.string(items)}: unknown[];`,
    `  ${type};`,
    "}",
    "",
  ];
}

function pageLoop(
  { style, next, items }: Pages,
  url: string,
  ask: (address: string, indentation: string) => readonly string[],
  indentation: string,
): readonly string[] {
  const inner = `${indentation}  `;
  const list = `page${access(items)}`;
  const following = `page${next.map(access).join("")}`;
  const body = [
    ...ask(style === "links" ? "url" : url, inner),
    `${style === "links" ? "const " : ""}page = (await response.json()) as Page;`,
    `for (const item of ${list}) console.log(item);`,
  ];
  const loop = (start: readonly string[], last: string, end: string) => [
    ...start,
    ...[...body, last].map((line) => `  ${line}`),
    end,
  ];
  if (style === "links") {
    const first = `let url: string | null | undefined = ${url};`;
    const declared = fits(indentation + first, typescript.width) ? first : first.replace("= ", `=\n${inner}`);
    return loop([declared, "while (url) {"], `url = ${following};`, "}");
  }
  const start = ["let page: Page;", "do {"];
  if (style === "cursor")
    return loop(start, `query.set("cursor", ${following} ?? "");`, '} while (query.get("cursor"));');
  const offset = 'Number(query.get("offset"))';
  const last = statement("query.set", ['"offset"', `String(${offset} + ${list}.length)`], inner);
  return loop(start, last, `} while (${list}.length > 0 && ${offset} < ${following});`);
}

function access(name: string): string {
  return isName(name) ? `.${name}` : `[${typescript.string(name)}]`;
}
