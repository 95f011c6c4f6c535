import type { BodyModel, Part } from "../body.ts";
import { widthOf } from "../code.ts";
import { SnippetError } from "../errors.ts";
import type { Layout } from "../layout.ts";
import { asCall, group, leaf, render } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import {
  isExact,
  prettierRules,
  templateText,
  typescriptLiteral,
  typescriptObject,
  typescriptString,
} from "../literals/typescript.ts";
import type { Placed } from "../placement.ts";
import { cookieText, place } from "../placement.ts";
import type { RequestModel } from "../request.ts";
import { formatQuery } from "../serialize.ts";
import type { Writing } from "../target.ts";
import { assign, checkStatement, indent, program, secretExpression } from "./typescript-program.ts";

type Entry = readonly [name: string, value: Layout];

/**
 * A TypeScript module that uses fetch: the guarded one of `@signet/auth` for a token that goes as the user-id of http
 * basic over https, else the runtime's own.
 */
export function writeFetch(request: RequestModel, writing: Writing): string {
  const { method, operationId, body } = request;
  if (method === "TRACE" || method === "CONNECT") {
    throw new SnippetError("ERR_UNSUPPORTED_METHOD", `${operationId} uses ${method}, which fetch does not send.`);
  }
  if (body && (method === "GET" || method === "HEAD")) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_BODY",
      `${operationId} has a body, which fetch does not send with ${method}.`,
    );
  }
  const placed = place(request, writing);
  const guarded = isGuarded(request, placed);
  const inline = isInline(request, placed);
  return program(writing, {
    imports: imports(request, writing, placed, guarded),
    before: [
      ...(request.pages ? pageInterface(request.pages) : []),
      ...(guarded ? [guardedFetch(request, placed)] : []),
    ],
    lines: (depth) => [
      ...(inline ? [] : [queryStatement(placed, depth)]),
      ...(body?.kind === "multipart" ? formStatements(body.parts, depth) : []),
      ...(request.pages
        ? pageLoop(request, placed, writing, guarded, inline, depth)
        : [
            requestStatement(request, placed, guarded, urlExpression(request, placed, inline), depth),
            check(request, writing, depth),
            ...output(request, writing, depth),
          ]),
    ],
  });
}

function imports(
  { body, pages }: RequestModel,
  { download }: Writing,
  { basic }: Placed,
  guarded: boolean,
): readonly string[] {
  const reads = body?.kind === "file" || (body?.kind === "multipart" && body.parts.some((part) => "file" in part));
  return [
    ...(reads ? ['import { openAsBlob } from "node:fs";'] : []),
    ...(download !== undefined && !pages ? ['import { writeFile } from "node:fs/promises";'] : []),
    ...(basic ? [`import { ${guarded ? "createGuardedFetch" : "formatCredentials"} } from "@signet/auth";`] : []),
  ];
}

/** The guard takes a token without a password, over https only, and refuses one that no API issues. */
function isGuarded({ server }: RequestModel, { basic }: Placed): boolean {
  if (!basic || basic.password || !server.startsWith("https:")) return false;
  return basic.user.kind === "variable" || /^[\w.~+/-]{1,512}$/.test(basic.user.text);
}

function guardedFetch({ server }: RequestModel, { basic }: Placed): string {
  const url = typescriptString(server);
  const token = basic ? secretExpression([basic.user]) : "";
  const line = `const guardedFetch = createGuardedFetch({ baseUrl: ${url}, token: ${token} });`;
  if (widthOf(line) <= prettierRules.width) return line;
  return `const guardedFetch = createGuardedFetch({\n${property("baseUrl", url)}\n${property("token", token)}\n});`;
}

function property(name: string, text: string): string {
  const line = `  ${name}: ${text},`;
  return widthOf(line) <= prettierRules.width ? line : `  ${name}:\n    ${text},`;
}

/** A short query of plain words reads best inside the address. */
function isInline({ server, path }: RequestModel, { query }: Placed): boolean {
  if (query.length === 0) return true;
  let length = server.length + path.length;
  for (const { name, value } of query) {
    if (typeof value === "object") return false;
    length += name.length + String(value).length + 2;
    if (!plainWord.test(name) || !plainWord.test(String(value))) return false;
  }
  return length <= 45;
}

function urlExpression({ server, path }: RequestModel, { query }: Placed, inline: boolean): string {
  if (!inline) return `\`${templateText(server + path)}?\${query}\``;
  const pairs = query.flatMap(({ name, value }) => (typeof value === "object" ? [] : [{ name, value }]));
  return typescriptString(server + path + (pairs.length === 0 ? "" : `?${formatQuery(pairs)}`));
}

function queryStatement({ query }: Placed, depth: number): string {
  return assign("const query", "new URLSearchParams", [searchPairs(query)], depth);
}

/** An object has each name once, and its whole numbers come first. */
function searchPairs(query: Placed["query"]): Layout {
  const entries = query.map(
    ({ name, value }): Entry => [name, leaf(secretExpression(typeof value === "object" ? value : String(value)))],
  );
  const names = new Set(query.map(({ name }) => name));
  if (names.size === query.length && ![...names].some((name) => /^\d+$/.test(name))) return typescriptObject(entries);
  const pairs = entries.map(([name, value]) => group("", "[", [leaf(typescriptString(name)), value], "]"));
  return group("", "[", pairs, "]", { forced: pairs.length > 1 });
}

function requestStatement(request: RequestModel, placed: Placed, guarded: boolean, url: string, depth: number): string {
  const options = fetchOptions(request, placed, guarded);
  const call = `await ${guarded ? "guardedFetch" : "fetch"}`;
  if (options.length > 0) return assign("const response", call, [leaf(url), typescriptObject(options)], depth);
  const line = `const response = ${call}(${url});`;
  const indentation = " ".repeat(2 * depth);
  if (widthOf(line) + indentation.length <= prettierRules.width) return line;
  return `const response = ${call}(\n${indentation}  ${url},\n${indentation});`;
}

function fetchOptions({ method, body }: RequestModel, placed: Placed, guarded: boolean): readonly Entry[] {
  const headers: Entry[] = [];
  if (placed.basic && !guarded) headers.push(["Authorization", credentials(placed.basic)]);
  for (const { name, value } of placed.headers) headers.push([name, leaf(secretExpression(value))]);
  if (placed.cookies.length > 0) headers.push(["Cookie", leaf(secretExpression(cookieText(placed.cookies)))]);
  if (body && (body.kind === "json" || body.kind === "text" || body.kind === "file")) {
    headers.push(["Content-Type", leaf(typescriptString(body.mediaType))]);
  }
  return [
    ...(method === "GET" ? [] : [["method", leaf(typescriptString(method))] as const]),
    ...(headers.length === 0 ? [] : [["headers", typescriptObject(headers)] as const]),
    ...(body ? [["body", bodyExpression(body)] as const] : []),
  ];
}

function credentials({ user, password }: NonNullable<Placed["basic"]>): Layout {
  const halves: Entry[] = [["userId", leaf(secretExpression([user]))]];
  if (password) halves.push(["password", leaf(secretExpression([password]))]);
  return group("formatCredentials", "(", [typescriptObject(halves)], ")", asCall);
}

function bodyExpression(body: BodyModel): Layout {
  switch (body.kind) {
    case "json":
      // JavaScript would write another number than the one that stands here.
      if (!isExact(body.value)) return leaf(typescriptString(jsonText(body.value)));
      return group("JSON.stringify", "(", [typescriptLiteral(body.value)], ")", asCall);
    case "form":
      return group("new URLSearchParams", "(", [searchPairs(body.pairs)], ")", asCall);
    case "multipart":
      return leaf("form");
    case "text":
      return leaf(typescriptString(body.text));
    case "file":
      return group("await openAsBlob", "(", [leaf(typescriptString(body.file))], ")", asCall);
  }
}

function formStatements(parts: readonly Part[], depth: number): readonly string[] {
  return ["const form = new FormData();", ...parts.map((part) => appendStatement(part, depth))];
}

function appendStatement(part: Part, depth: number): string {
  const name = leaf(typescriptString(part.name));
  const call = (items: readonly Layout[]) =>
    render(group("form.append", "(", items, ")", asCall), prettierRules, depth, ";");
  if ("text" in part) {
    if (/\r(?!\n)|(?<!\r)\n/.test(part.text)) {
      throw new SnippetError(
        "ERR_UNSUPPORTED_VALUE",
        `The part ${JSON.stringify(part.name)} has a line break alone, which FormData writes as two characters.`,
      );
    }
    return call([name, leaf(typescriptString(part.text))]);
  }
  const type = typescriptObject([["type", leaf(typescriptString(part.mediaType))]]);
  const blob = group("await openAsBlob", "(", [leaf(typescriptString(part.file)), type], ")", asCall);
  return call([name, blob, leaf(typescriptString(part.file.slice(part.file.lastIndexOf("/") + 1)))]);
}

function check({ operationId }: RequestModel, { errors }: Writing, depth: number): string {
  const more = errors ? `: \${await response.text()}` : "";
  return checkStatement("!response.ok", operationId, "response.status", depth, more);
}

function output({ success, method }: RequestModel, { download }: Writing, depth: number): readonly string[] {
  if (download !== undefined) {
    const bytes = "Buffer.from(await response.arrayBuffer())";
    return [
      render(
        group("await writeFile", "(", [leaf(typescriptString(download)), leaf(bytes)], ")", asCall),
        prettierRules,
        depth,
        ";",
      ),
    ];
  }
  if (success.kind === "none" || success.kind === "binary" || method === "HEAD") {
    return ["console.log(response.status);"];
  }
  return [`console.log(await response.${success.kind}());`];
}

function pageInterface({ next, items }: NonNullable<RequestModel["pages"]>): readonly string[] {
  const type = next.reduceRight((inner, name, index) => {
    const property = `${typescriptProperty(name)}${index === next.length - 1 ? "?" : ""}: ${inner}`;
    return index === 0 ? `${property};` : `{ ${property} }`;
  }, "string | null");
  return ["interface Page {", `  ${typescriptProperty(items)}: unknown[];`, `  ${type}`, "}", ""];
}

function pageLoop(
  request: RequestModel,
  placed: Placed,
  writing: Writing,
  guarded: boolean,
  inline: boolean,
  depth: number,
): readonly string[] {
  const { next = [], items = "" } = request.pages ?? {};
  return [
    urlStatement(urlExpression(request, placed, inline), depth),
    "while (url) {",
    ...indent([
      requestStatement(request, placed, guarded, "url", depth + 1),
      check(request, writing, depth + 1),
      "const page = (await response.json()) as Page;",
      `for (const item of page${access(items)}) console.log(item);`,
      `url = page${next.map(access).join("")};`,
    ]),
    "}",
  ];
}

function urlStatement(url: string, depth: number): string {
  const line = `let url: string | null | undefined = ${url};`;
  if (widthOf(line) + 2 * depth <= prettierRules.width) return line;
  return `let url: string | null | undefined =\n${" ".repeat(2 * depth + 2)}${url};`;
}

function typescriptProperty(name: string): string {
  return identifier.test(name) ? name : typescriptString(name);
}

function access(name: string): string {
  return identifier.test(name) ? `.${name}` : `[${typescriptString(name)}]`;
}

const plainWord = /^[\w.,:-]*$/;
const identifier = /^[A-Za-z_$][\w$]*$/;
