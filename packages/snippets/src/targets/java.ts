import { SnippetError } from "../errors.ts";
import { type Formatter, literal } from "../literals/formatter.ts";
import { fits, javaExpression, javaString, sum } from "../literals/java.ts";
import { json } from "../literals/json.ts";
import type { BodyModel, BodyPart, RequestModel } from "../request/request-model.ts";
import { cookieText, urlParts } from "../write/credentials.ts";
import { call, joinLines, type Layout, render } from "../write/layout.ts";
import { hasVariable, isVariable, plainText, segmentsOf, type Text } from "../write/text.ts";
import type { RenderContext, Target } from "./target.ts";

/** A program for Java 17 that uses java.net.http, as google-java-format formats it. */
export const java: Target = {
  name: "java",
  language: "java",
  lang: "Java",
  label: "Java",
  file: "Main.java",
  comment: "//",
  write: writeJava,
};

function writeJava(request: RequestModel, context: RenderContext): Text {
  assertSupported(request);
  const line = context.errors ? "\n      " : "\n    ";
  const statements = [
    ...bodyStatements(request.body, line),
    ...requestStatements(request, context, line),
    ...responseStatements(request, context, line),
  ].map((statement): Text => [line, statement]);
  const text = plainText(statements).replace(/"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"/g, "");
  const imports = classes.filter((name) => new RegExp(`\\b${name.slice(name.lastIndexOf(".") + 1)}\\b`).test(text));
  return [
    /\bUTF_8\b/.test(text) ? "import static java.nio.charset.StandardCharsets.UTF_8;\n\n" : "",
    imports.map((name) => `import ${name};\n`),
    "\npublic class Main {\n  public static void main(String[] args) throws ",
    context.errors
      ? ["InterruptedException {\n    try {", statements, "\n    } catch (IOException error) {", stop, "\n    }"]
      : ["IOException, InterruptedException {", statements],
    "\n  }\n}",
  ];
}

function assertSupported({ operationId, method, server, credentials, pagination }: RequestModel): void {
  if (pagination) {
    throw new SnippetError("ERR_NO_PAGES", "This target cannot read all pages of a list: use python or typescript.");
  }
  if (credentials.some(({ place }) => place === "digest")) {
    throw new SnippetError(
      "ERR_UNSUPPORTED_SECURITY",
      `${operationId} needs HTTP Digest authentication, which java.net.http does not have: use curl or python.`,
    );
  }
  if (method === "CONNECT") {
    throw new SnippetError("ERR_UNSUPPORTED_METHOD", `${operationId} uses CONNECT, which java.net.http does not send.`);
  }
  if (URL.parse(server)?.hostname.includes("_")) {
    throw new SnippetError("ERR_INVALID_SERVER", "Java cannot call a host whose name has an underscore.");
  }
}

function requestStatements({ method, url, body }: RequestModel, { credentials }: RenderContext, line: string) {
  const { basic, query, headers, cookies } = credentials;
  const statements: Text[] = [];
  const fields = headers.map(({ name, value }): [string, Layout] => [name, textExpression(value)]);
  if (cookies.length > 0) fields.push(["Cookie", textExpression(cookieText(cookies))]);
  if (basic) {
    statements.push(
      variable("login", textExpression([basic.user, ":", basic.password ?? ""]), line),
      'var authorization = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));',
    );
    fields.unshift(["Authorization", "authorization"]);
  }
  if (body?.kind === "multipart") fields.push(["Content-Type", '"multipart/form-data; boundary=" + boundary']);
  else if (body) fields.push(["Content-Type", javaString(body.mediaType)]);
  const address = urlParts(url, query).map(({ text, isRead }) => {
    return isRead ? call("URLEncoder.encode", [textExpression(text), "UTF_8"]) : javaString(text);
  });
  const inner = `${line}        `;
  const calls = [
    call(".uri", [call("URI.create", [sum(address)])]),
    ".timeout(Duration.ofSeconds(30))",
    ...fields.map(([name, value]) => call(".header", [javaString(name), value])),
    ...methodCall(method, body),
    ".build();",
  ];
  const chain = calls.map((one): Text => [inner, javaExpression(one, inner)]);
  return [...statements, ["var request =", line, "    HttpRequest.newBuilder()", chain]];
}

function responseStatements(
  { response, operationId, credentials }: RequestModel,
  context: RenderContext,
  line: string,
) {
  const isText = context.download === undefined;
  // Java sends headers on to any host that it is redirected to.
  const follows = context.credentials.cookies.length === 0 && credentials.every(({ place }) => place === "query");
  const client = follows ? "newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build" : "newHttpClient";
  const text = isText ? "response.body()" : "new String(response.body(), UTF_8)";
  const error = sum([javaString(`${operationId} returned `), "response.statusCode()", '": "', text]);
  const shown = response.kind === "json" || response.kind === "text" ? "body" : "statusCode";
  const file = call("Path.of", [javaString(context.download ?? "")]);
  return [
    `var client = HttpClient.${client}();`,
    `var response = client.send(request, BodyHandlers.of${isText ? "String" : "ByteArray"}());`,
    [
      `if (response.statusCode() >= ${follows ? 4 : 3}00) {${line}  `,
      javaExpression(call("throw new IOException", [error]), `${line}  `, ";"),
      `${line}}`,
    ],
    isText
      ? `System.out.println(response.${shown}());`
      : javaExpression(call("Files.write", [file, "response.body()"]), line, ";"),
  ];
}

function methodCall(method: string, body: BodyModel | undefined): readonly Layout[] {
  if (method === "GET" && !body) return [];
  if (method === "DELETE" && !body) return [".DELETE()"];
  const publisher = bodyPublisher(body);
  if (method === "POST" || method === "PUT") return [call(`.${method}`, [publisher])];
  return [call(".method", [javaString(method), publisher])];
}

function bodyPublisher(body: BodyModel | undefined): Layout {
  if (!body) return "BodyPublishers.noBody()";
  if (body.kind === "multipart") return "body";
  if (body.kind === "file") return filePublisher(body.file);
  return "BodyPublishers.ofString(body)";
}

function filePublisher(file: string): Layout {
  return call("BodyPublishers.ofFile", [call("Path.of", [javaString(file)])]);
}

function bodyStatements(body: BodyModel | undefined, line: string): readonly Text[] {
  switch (body?.kind) {
    case undefined:
    case "file":
      return [];
    case "json":
      return [jsonStatement(plainText(render(literal(json, body.value), javaJson)), line)];
    case "form":
      return [
        variable(
          "body",
          javaString(`${new URLSearchParams(body.pairs.map(({ name, value }) => [name, `${value}`]))}`),
          line,
        ),
      ];
    case "text":
      return [variable("body", javaString(body.text), line)];
    case "multipart": {
      const parts = body.parts.flatMap((part, index) => partPublishers(part, index === 0));
      const end = 'BodyPublishers.ofString("\\r\\n--" + boundary + "--\\r\\n")';
      return [
        "var boundary = UUID.randomUUID().toString();",
        variable("body", call("BodyPublishers.concat", [...parts, end]), line),
      ];
    }
  }
}

/** JSON is read best between three quotation marks, in which only backslashes need an escape. */
function jsonStatement(text: string, line: string): Text {
  // The check of its length is the same.
  const string = javaString(text);
  if (!/["\\\n]/.test(text)) return variable("body", string, line);
  const inner = `${line}    `;
  return `var body =${inner}"""${inner}${text.replaceAll("\\", "\\\\").replaceAll("\n", inner)}${inner}""";`;
}

function partPublishers(part: BodyPart, isFirst: boolean): readonly Layout[] {
  if (/["\\\r\n]/.test(part.name)) {
    throw new SnippetError("ERR_UNSUPPORTED_VALUE", `Java cannot send a part named ${JSON.stringify(part.name)}.`);
  }
  const isText = "text" in part;
  const fileName = isText ? "" : part.file.slice(part.file.lastIndexOf("/") + 1).replace(/["\\]/g, "\\$&");
  const disposition = `Content-Disposition: form-data; name="${part.name}"${isText ? "" : `; filename="${fileName}"`}`;
  const lines = [
    `"${isFirst ? "" : "\\r\\n"}--" + boundary`,
    javaString(disposition),
    ...(part.mediaType === undefined ? [] : [javaString(`Content-Type: ${part.mediaType}`)]),
    '""',
    isText ? javaString(part.text) : '""',
  ];
  const text = call("BodyPublishers.ofString", [call("String.join", ['"\\r\\n"', ...lines])]);
  return isText ? [text] : [text, filePublisher(part.file)];
}

function variable(name: string, value: Layout, line: string): Text {
  const start = `var ${name} =`;
  const isShort = fits(value, `${line}${start} `, ";");
  return [start, isShort ? " " : `${line}    `, javaExpression(value, `${line}    `, ";")];
}

/** Writes a text; environment variables are read when the program runs. */
function textExpression(value: Text): Layout {
  if (!hasVariable(value)) return javaString(value);
  return sum(
    segmentsOf(value).map((segment) =>
      isVariable(segment) ? ['System.getenv("', segment, '")'] : javaString(segment),
    ),
  );
}

const stop = "\n      System.err.println(error);\n      System.exit(1);";

/** The classes that a program may import, sorted. */
const classes = [
  "java.io.IOException",
  "java.net.URI",
  "java.net.URLEncoder",
  "java.net.http.HttpClient",
  "java.net.http.HttpRequest",
  "java.net.http.HttpRequest.BodyPublishers",
  "java.net.http.HttpResponse.BodyHandlers",
  "java.nio.file.Files",
  "java.nio.file.Path",
  "java.time.Duration",
  "java.util.Base64",
  "java.util.UUID",
];

const javaJson: Formatter = {
  ...json,
  width: 80,
  indent: "  ",
  breakGroup: (group, line, before) => joinLines(group, javaJson, line, before),
};
