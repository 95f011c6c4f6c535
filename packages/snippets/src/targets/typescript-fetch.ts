import { SnippetError } from "../errors.ts";
import { literal, object, property } from "../literals/formatter.ts";
import { jsonText } from "../literals/json.ts";
import { typescript as formatter, isExact } from "../literals/typescript.ts";
import type { BodyModel, BodyPart, RequestModel } from "../request/request-model.ts";
import { type BasicCredentials, cookieText, type ResolvedCredentials, withQuery } from "../write/credentials.ts";
import { call, forceBreak, group, type Layout, prefixed, render } from "../write/layout.ts";
import { hasVariable, join, plainText, type Text } from "../write/text.ts";
import type { RenderContext } from "./target.ts";
import { pageInterface, pageLoop } from "./typescript-pages.ts";
import { checkStatement, objects, program, statement, textExpression } from "./typescript-program.ts";

/** Writes a module that uses fetch; without types, it is JavaScript. */
export function writeFetchCall(request: RequestModel, context: RenderContext, { isTyped = true } = {}): Text {
  const { operationId, server, url: start, body, pagination } = request;
  assertSendable(request);
  const { credentials, errors, client } = context;
  const { basic, query } = credentials;
  const isGuarded = client === "signet" && basic !== undefined && guardSupports(server, basic);
  const changesQuery = pagination !== undefined && pagination.style !== "links";
  // A short query of plain words reads best inside the URL.
  const isPlain =
    !changesQuery &&
    query.every(({ name, value }) => /^[\w.:-]*$/.test(name + (typeof value === "object" ? plainText(value) : value)));
  const whole = withQuery(start, isPlain ? query : []);
  const isInline = isPlain && (query.length === 0 || plainText(whole).length <= 45);
  // Percent-encoded text needs no other escapes.
  const url: Text = isInline ? ['"', whole, '"'] : `\`${start}${start.includes("?") ? "&" : "?"}\${query}\``;
  const options = objects(fetchOptions(request, credentials, isGuarded));
  const fetchStatements = (where: Text, line: string): Text => [
    statement(`const response = await ${isGuarded ? "guardedFetch" : "fetch"}`, [where, ...options], line),
    line,
    checkStatement(
      "!response.ok",
      operationId,
      errors ? "response.status}: ${await response.text()" : "response.status",
      line,
    ),
    line,
  ];
  const head = [
    imports(request, context, isGuarded),
    pagination && isTyped ? pageInterface(pagination) : "",
    isGuarded ? guardStatement(server, basic) : "",
  ];
  return program(context, head, (line) => {
    const pairs = query.length > 0 ? [searchPairs(query)] : [];
    return [
      isInline ? "" : [statement("const query = new URLSearchParams", pairs, line), line],
      body?.kind === "multipart" ? formStatements(body.parts, line) : "",
      pagination
        ? pageLoop(pagination, url, fetchStatements, line, isTyped)
        : [fetchStatements(url, line), output(request, context, line)],
    ];
  });
}

function assertSendable({ method, body, operationId, credentials }: RequestModel): void {
  if (credentials.some(({ place }) => place === "digest")) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_SECURITY",
      `${operationId} needs HTTP Digest authentication, which fetch does not have: use curl or python.`,
    );
  }
  const isSupported = method !== "TRACE" && method !== "CONNECT";
  if (isSupported && !(body && /^(?:GET|HEAD)$/.test(method))) return;
  throw new SnippetError(
    isSupported ? "ERR_UNSUPPORTED_BODY" : "ERR_UNSUPPORTED_METHOD",
    `${operationId} uses ${method}${isSupported ? " with a body" : ""}, which fetch does not send: use curl or python.`,
  );
}

function imports({ body, pagination }: RequestModel, { download }: RenderContext, isGuarded: boolean) {
  const lines: string[] = [];
  const readsFile = body?.kind === "file" || (body?.kind === "multipart" && body.parts.some((part) => "file" in part));
  if (readsFile) lines.push('import { openAsBlob } from "node:fs";');
  if (download !== undefined && !pagination) lines.push('import { writeFile } from "node:fs/promises";');
  if (isGuarded) lines.push('import { createGuardedFetch } from "@signet/auth";');
  return lines.length === 0 ? "" : `${lines.join("\n")}\n\n`;
}

function guardStatement(server: string, { user }: BasicCredentials): Text {
  const baseUrl = render(`baseUrl: "${server}"`, formatter, "\n  ", ",");
  const token = render(prefixed("token: ", textExpression(user)), formatter, "\n  ", ",");
  return ["const guardedFetch = createGuardedFetch({\n  ", baseUrl, "\n  ", token, "\n});\n"];
}

/** The guard sends a token without a password, over HTTPS only, and refuses one that no API issues. */
function guardSupports(server: string, { user, password }: BasicCredentials): boolean {
  return !password && server.startsWith("https:") && (user.kind === "variable" || /^[\w.~+/-]{1,512}$/.test(user.text));
}

/** An object has each name once, and its integer names come first: such a query becomes a list. */
function searchPairs(query: ResolvedCredentials["query"]): Layout {
  const names = new Set(query.map(({ name }) => name));
  const isObject = names.size === query.length && !query.some(({ name }) => /^\d+$/.test(name));
  const items = query.map(({ name, value }) =>
    isObject
      ? property(formatter, name, textExpression(value))
      : group("", "[]", [formatter.string(name), textExpression(value)]),
  );
  if (isObject) return object(formatter, items);
  const list = group("", "[]", items);
  return items.length > 1 ? forceBreak(list) : list;
}

function fetchOptions(
  { method, body }: RequestModel,
  { basic, headers, cookies }: ResolvedCredentials,
  isGuarded: boolean,
): Layout[] {
  const fields: Layout[] = [];
  if (basic && !isGuarded) {
    fields.push(["Authorization: ", basicField(basic)]);
  }
  for (const { name, value } of headers) fields.push(property(formatter, name, textExpression(value)));
  if (cookies.length > 0) fields.push(prefixed("Cookie: ", textExpression(cookieText(cookies))));
  if (body && body.kind !== "form" && body.kind !== "multipart") {
    fields.push(`"Content-Type": ${formatter.string(body.mediaType)}`);
  }
  const options: Layout[] = method === "GET" ? [] : [`method: "${method}"`];
  if (fields.length > 0) options.push(object(formatter, fields, "headers: "));
  if (body) options.push(prefixed("body: ", bodyExpression(body)));
  return options;
}

/** Writes the value of the header for HTTP Basic authentication; `btoa` reads Latin-1 only. */
function basicField({ user, password }: BasicCredentials): Text {
  const pair = [user, ":", password ?? ""];
  const expression = textExpression(pair);
  const isLatin = !hasVariable(pair) && /^[ -~]*$/.test(plainText(pair));
  return isLatin
    ? join`\`Basic \${btoa(${expression})}\``
    : join`\`Basic \${Buffer.from(${expression}).toString("base64")}\``;
}

function bodyExpression(body: BodyModel): Layout {
  switch (body.kind) {
    case "json":
      // JSON.stringify would change a number.
      if (!isExact(body.value)) return formatter.string(jsonText(body.value));
      return call("JSON.stringify", [literal(formatter, body.value)]);
    case "form":
      return call("new URLSearchParams", [searchPairs(body.pairs)]);
    case "multipart":
      return "form";
    case "text":
      return formatter.string(body.text);
    case "file":
      return call("await openAsBlob", [formatter.string(body.file)]);
  }
}

function formStatements(parts: readonly BodyPart[], line: string): Text {
  const statements: Text[] = ["const form = new FormData();", line];
  for (const part of parts) {
    const items: Layout[] = [formatter.string(part.name)];
    if ("file" in part) {
      const { file, mediaType } = part;
      items.push(call("await openAsBlob", [formatter.string(file), literal(formatter, { type: mediaType })]));
      items.push(formatter.string(file.slice(file.lastIndexOf("/") + 1)));
    } else {
      if (/\r(?!\n)|(?<!\r)\n/.test(part.text)) {
        throw new SnippetError(
          "ERR_UNSUPPORTED_VALUE",
          `The part ${JSON.stringify(part.name)} contains a line break other than CRLF, which FormData would change.`,
        );
      }
      const text = formatter.string(part.text);
      const { mediaType: type } = part;
      // The empty name keeps a blob from becoming a file.
      if (type !== undefined) items.push(call("new Blob", [`[${text}]`, literal(formatter, { type })]), '""');
      else items.push(text);
    }
    statements.push(statement("form.append", items, line), line);
  }
  return statements;
}

function output({ response }: RequestModel, { download }: RenderContext, line: string): Text {
  if (download !== undefined) {
    const items = [formatter.string(download), "Buffer.from(await response.arrayBuffer())"];
    return statement("await writeFile", items, line);
  }
  const shown = response.kind === "json" || response.kind === "text";
  return `console.log(${shown ? `await response.${response.kind}()` : "response.status"});`;
}
