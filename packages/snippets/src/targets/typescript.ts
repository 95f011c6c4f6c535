import { SnippetError } from "../errors.ts";
import { jsonText } from "../literals/json.ts";
import { object, property } from "../literals/language.ts";
import { isExact, typescript as language } from "../literals/typescript.ts";
import type { BodyModel, Part } from "../request/body.ts";
import type { RequestModel } from "../request/create-request.ts";
import { textOf } from "../write/code.ts";
import type { Placed } from "../write/credentials.ts";
import type { Layout } from "../write/layout.ts";
import { call, group, opened, prefixed, render } from "../write/layout.ts";
import { cookieText, withQuery } from "../write/placement.ts";
import type { Target, Writing } from "./target.ts";
import { about, checkStatement, objects, program, statement, textExpression, value } from "./typescript-program.ts";

/**
 * A TypeScript module that uses fetch: the guarded one of `@signet/auth` for a token that goes as the user-id of http
 * basic over https, else the runtime's own.
 */
export const typescript: Target = {
  ...about,
  write: (request, writing) => writeFetch(request, writing),
};

/** What a module does with its answers instead of showing one. */
export interface Loop {
  /** What stands before the call. */
  readonly start: string;
  /** Whether it changes the query from one call to the next. */
  readonly changesQuery: boolean;
  /** Calls with `ask`, as often as there are answers. */
  readonly write: (url: string, ask: Ask, line: string) => string;
}

/** Writes a call to an address, and the check of its answer. */
export type Ask = (url: string, line: string) => string;

/** Writes the module. */
export function writeFetch(request: RequestModel, writing: Writing, loop?: Loop): string {
  const { method, operationId, body, server, address } = request;
  const isKnown = method !== "TRACE" && method !== "CONNECT";
  if (!isKnown || (body && /^(?:GET|HEAD)$/.test(method))) {
    throw new SnippetError(
      isKnown ? "ERR_UNSUPPORTED_BODY" : "ERR_UNSUPPORTED_METHOD",
      `${operationId} uses ${method}${isKnown ? " with a body" : ""}, which fetch does not send.`,
    );
  }
  const { placed, download, errors } = writing;
  const { basic, query } = placed;
  const guarded = basic && isGuarded(server, basic);
  // A short query of plain words reads best inside the address.
  const isPlain = !loop?.changesQuery && query.every(({ name, value }) => /^[\w.,:-]*$/.test(name + value));
  const whole = textOf(withQuery(address, isPlain ? query : []));
  const inline = isPlain && (whole.length <= 45 || query.length === 0);
  // What is percent-encoded needs no other escapes.
  const url = inline ? `"${whole}"` : `\`${address}?\${query}\``;

  let start = body && readsFile(body) ? 'import { openAsBlob } from "node:fs";\n' : "";
  if (download !== undefined && !loop) start += 'import { writeFile } from "node:fs/promises";\n';
  if (basic) start += `import { ${guarded ? "createGuardedFetch" : "formatCredentials"} } from "@signet/auth";\n`;
  if (start !== "") start += "\n";
  if (loop) start += loop.start;
  if (guarded) {
    const baseUrl = render(`baseUrl: "${server}"`, language, "\n  ", ",");
    const token = render(prefixed("token: ", textExpression([basic.user])), language, "\n  ", ",");
    start += `const guardedFetch = createGuardedFetch({\n  ${baseUrl}\n  ${token}\n});\n`;
  }
  const options = objects(fetchOptions(request, placed, !guarded));
  const ask: Ask = (where, line) =>
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
    return code + (loop ? loop.write(url, ask, line) : ask(url, line) + output(request, writing, line));
  });
}

/** The guard takes a token without a password, over https only, and refuses one that no API issues. */
function isGuarded(server: string, { user, password }: NonNullable<Placed["basic"]>): boolean {
  return !password && server.startsWith("https:") && (user.kind === "variable" || /^[\w.~+/-]{1,512}$/.test(user.text));
}

function readsFile(body: BodyModel): boolean {
  return body.kind === "file" || (body.kind === "multipart" && body.parts.some((part) => "file" in part));
}

/** An object has each name once, and its whole numbers come first. */
function searchPairs(query: Placed["query"]): Layout {
  const names = new Set(query.map(({ name }) => name));
  const isObject = names.size === query.length && !query.some(({ name }) => /^\d+$/.test(name));
  const items = query.map(({ name, value }) =>
    isObject
      ? property(language, name, textExpression(value))
      : group("", "[]", [language.string(name), textExpression(value)]),
  );
  if (isObject) return object(language, items);
  const list = group("", "[]", items);
  return items.length > 1 ? opened(list) : list;
}

function fetchOptions({ method, body }: RequestModel, { basic, headers, cookies }: Placed, bare: boolean): Layout[] {
  const fields: Layout[] = [];
  if (basic && bare) {
    const halves = [prefixed("userId: ", textExpression([basic.user]))];
    if (basic.password) halves.push(prefixed("password: ", textExpression([basic.password])));
    fields.push(call("Authorization: formatCredentials", [object(language, halves)]));
  }
  for (const { name, value } of headers) fields.push(property(language, name, textExpression(value)));
  if (cookies.length > 0) fields.push(prefixed("Cookie: ", textExpression(cookieText(cookies))));
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    fields.push(`"Content-Type": ${language.string(body.mediaType)}`);
  }
  const options: Layout[] = method === "GET" ? [] : [`method: "${method}"`];
  if (fields.length > 0) options.push(object(language, fields, "headers: "));
  if (body) options.push(prefixed("body: ", bodyExpression(body)));
  return options;
}

function bodyExpression(body: BodyModel): Layout {
  switch (body.kind) {
    case "json":
      // JavaScript would write another number than the one that stands here.
      if (!isExact(body.value)) return language.string(jsonText(body.value));
      return call("JSON.stringify", [value(body.value)]);
    case "form":
      return call("new URLSearchParams", [searchPairs(body.pairs)]);
    case "multipart":
      return "form";
    case "text":
      return language.string(body.text);
    case "file":
      return call("await openAsBlob", [language.string(body.file)]);
  }
}

function formStatements(parts: readonly Part[], line: string): string {
  let code = `const form = new FormData();${line}`;
  for (const part of parts) {
    const items: Layout[] = [language.string(part.name)];
    if ("file" in part) {
      const { file, mediaType } = part;
      items.push(call("await openAsBlob", [language.string(file), value({ type: mediaType })]));
      items.push(language.string(file.slice(file.lastIndexOf("/") + 1)));
    } else {
      if (/\r(?!\n)|(?<!\r)\n/.test(part.text)) {
        throw new SnippetError(
          "ERR_UNSUPPORTED_VALUE",
          `The part ${JSON.stringify(part.name)} has a line break alone, which FormData writes as two characters.`,
        );
      }
      items.push(language.string(part.text));
    }
    code += statement("form.append", items, line) + line;
  }
  return code;
}

function output({ success }: RequestModel, { download }: Writing, line: string): string {
  if (download !== undefined) {
    const items = [language.string(download), "Buffer.from(await response.arrayBuffer())"];
    return statement("await writeFile", items, line);
  }
  const shown = success.kind === "json" || success.kind === "text";
  return `console.log(${shown ? `await response.${success.kind}()` : "response.status"});`;
}
