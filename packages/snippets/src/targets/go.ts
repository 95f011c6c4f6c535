import { SnippetError } from "../errors.ts";
import { type Formatter, literal } from "../literals/formatter.ts";
import { json } from "../literals/json.ts";
import { invisible } from "../literals/quote.ts";
import type { BodyModel, BodyPart, RequestModel } from "../request/request-model.ts";
import { cookieText, urlParts } from "../write/credentials.ts";
import { joinLines, render } from "../write/layout.ts";
import { hasVariable, isVariable, mapText, plainText, segmentsOf, type Text } from "../write/text.ts";
import type { RenderContext, Target } from "./target.ts";

/** A Go program that uses net/http, as gofmt formats it. */
export const go: Target = {
  name: "go",
  language: "go",
  lang: "Go",
  label: "Go",
  file: "main.go",
  comment: "//",
  write: writeGo,
};

function writeGo(request: RequestModel, { credentials, download }: RenderContext): Text {
  const { method, url, body, response, operationId } = request;
  assertSupported(request);
  const { basic, query, headers, cookies } = credentials;
  const lines: Text[] = [...bodyLines(body)];
  const address = urlParts(url, query).map(({ text, isRead }, index): Text => {
    return [index === 0 ? "" : "+", isRead ? ["url.QueryEscape(", expression(text), ")"] : goString(text)];
  });
  lines.push([`request, err := http.NewRequest("${method}", `, address, `, ${body ? "body" : "nil"})`], ...stopAtError);
  if (basic) lines.push(["request.SetBasicAuth(", expression(basic.user), ", ", expression(basic.password ?? ""), ")"]);
  for (const { name, value } of headers) lines.push(header(name, expression(value)));
  if (cookies.length > 0) lines.push(header("Cookie", expression(cookieText(cookies))));
  if (body)
    lines.push(
      header("Content-Type", body.kind === "multipart" ? "form.FormDataContentType()" : goString(body.mediaType)),
    );
  lines.push(
    "client := &http.Client{Timeout: 30 * time.Second}",
    "response, err := client.Do(request)",
    ...stopAtError,
    "defer response.Body.Close()",
    "content, err := io.ReadAll(response.Body)",
    ...stopAtError,
    "if response.StatusCode >= 400 {",
    ["\tlog.Fatalf(", goString(`${operationId.replaceAll("%", "%%")} returned %s: %s`), ", response.Status, content)"],
    "}",
  );
  if (download !== undefined) {
    lines.push(["err = os.WriteFile(", goString(download), ", content, 0o644)"], ...stopAtError);
  } else {
    lines.push(
      `fmt.Println(${response.kind === "json" || response.kind === "text" ? "string(content)" : "response.Status"})`,
    );
  }
  const program = lines.map((line): Text => ["\t", line, "\n"]);
  const text = plainText(program).replace(/`[^`]*`|"(?:[^"\\]|\\.)*"/g, "");
  const imports = packages.filter((name) => text.includes(`${name.slice(name.lastIndexOf("/") + 1)}.`));
  return ["package main\n\nimport (\n", imports.map((name) => `\t"${name}"\n`), ")\n\nfunc main() {\n", program, "}"];
}

function assertSupported({ operationId, credentials, pagination }: RequestModel): void {
  if (pagination) {
    throw new SnippetError("ERR_NO_PAGES", "This target cannot read all pages of a list: use python or typescript.");
  }
  if (credentials.some(({ place }) => place === "digest")) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_SECURITY",
      `${operationId} needs HTTP Digest authentication, which net/http does not have: use curl or python.`,
    );
  }
}

function bodyLines(body: BodyModel | undefined): readonly Text[] {
  switch (body?.kind) {
    case undefined:
      return [];
    case "json":
      return [["body := strings.NewReader(", rawString(plainText(render(literal(json, body.value), goJson))), ")"]];
    case "form": {
      const text = new URLSearchParams(body.pairs.map(({ name, value }) => [name, `${value}`]));
      return [["body := strings.NewReader(", goString(`${text}`), ")"]];
    }
    case "text":
      return [["body := strings.NewReader(", goString(body.text), ")"]];
    case "file":
      return [["file, err := os.ReadFile(", goString(body.file), ")"], ...stopAtError, "body := bytes.NewReader(file)"];
    case "multipart":
      return [
        "body := &bytes.Buffer{}",
        "form := multipart.NewWriter(body)",
        ...body.parts.flatMap(partLines),
        "if err := form.Close(); err != nil {",
        "\tlog.Fatal(err)",
        "}",
      ];
  }
}

function partLines(part: BodyPart, index: number): readonly Text[] {
  if (/["\\\r\n]/.test(part.name)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `Go cannot send a part named ${JSON.stringify(part.name)}.`);
  }
  const isText = "text" in part;
  const fileName = isText ? "" : part.file.slice(part.file.lastIndexOf("/") + 1).replace(/["\\]/g, "\\$&");
  const disposition = `form-data; name="${part.name}"${isText ? "" : `; filename="${fileName}"`}`;
  const name = `part${index + 1}`;
  const content = isText ? ["[]byte(", goString(part.text), ")"] : `file${index + 1}`;
  return [
    ...(isText ? [] : [[`file${index + 1}, err := os.ReadFile(`, goString(part.file), ")"], ...stopAtError]),
    `${name}, err := form.CreatePart(textproto.MIMEHeader{`,
    ['\t"Content-Disposition": {', rawString(disposition), "},"],
    ...(part.mediaType === undefined ? [] : [['\t"Content-Type":        {', goString(part.mediaType), "},"]]),
    "})",
    ...stopAtError,
    [`if _, err := ${name}.Write(`, content, "); err != nil {"],
    "\tlog.Fatal(err)",
    "}",
  ];
}

function header(name: string, value: Text): Text {
  return ["request.Header.Set(", goString(name), ", ", value, ")"];
}

/** Writes a text; environment variables are read when the program runs. */
function expression(value: Text): Text {
  if (!hasVariable(value)) return goString(value);
  return segmentsOf(value).map((segment, index): Text => {
    return [index === 0 ? "" : "+", isVariable(segment) ? ['os.Getenv("', segment, '")'] : goString(segment)];
  });
}

function goString(value: Text): Text {
  return ['"', mapText(value, (part) => part.replace(/["\\]/g, "\\$&").replace(invisible, escapeInvisible)), '"'];
}

/** Writes text between back quotes, in which nothing is escaped, if it can be written so. */
function rawString(text: string): Text {
  return /`|(?!\n)[\p{Cc}\p{Cf}\p{Cs}]/u.test(text) ? goString(text) : `\`${text}\``;
}

function escapeInvisible(character: string): string {
  const short = { "\n": "\\n", "\r": "\\r", "\t": "\\t" }[character];
  if (short !== undefined) return short;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
}

const stopAtError = ["if err != nil {", "\tlog.Fatal(err)", "}"];

/** The packages that a program may import, sorted. */
const packages = [
  ...["bytes", "fmt", "io", "log", "mime/multipart", "net/http", "net/textproto", "net/url", "os", "strings", "time"],
];

const goJson: Formatter = {
  ...json,
  width: 80,
  indent: "  ",
  breakGroup: (group, line, before) => joinLines(group, goJson, line, before),
};
