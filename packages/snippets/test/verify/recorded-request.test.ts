import type { OpenApiDocument } from "@signet/snippets";
import { createSnippet } from "@signet/snippets";
import { hostileBodies, hostileTexts, hostileTokens } from "@signet/tools/hostile-strings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { documentWith, documentWithBody } from "../support/document.ts";
import { parseExactly, startEcho } from "../support/echo.ts";
import { run, runners } from "../support/run.ts";

let echo: Awaited<ReturnType<typeof startEcho>>;
beforeAll(async () => {
  echo = await startEcho();
});
afterAll(() => echo.close());

async function send(runner: keyof typeof runners, document: OpenApiDocument, token?: string) {
  const target = runner === "python" ? "python" : "curl";
  const options = { server: echo.url, ...(token !== undefined && { token }) };
  echo.received.length = 0;
  await runners[runner](createSnippet(document, "sendValue", target, options).code);
  expect(echo.received).toHaveLength(1);
  return echo.received[0];
}

/** One request that carries a text everywhere it can go. */
function documentOf(text: string): OpenApiDocument {
  return documentWith(
    {
      parameters: [
        { name: "in path", in: "path", required: true, example: text },
        { name: text, in: "query", example: text },
        { name: "list", in: "query", example: [text, text] },
      ],
      requestBody: { required: true, content: { "application/json": { example: { [text]: [text, { text }] } } } },
    },
    { path: "/values/{in path}/end", method: "post" },
  );
}

describe.each(Object.keys(runners) as (keyof typeof runners)[])("a snippet run by %s", (runner) => {
  test.each(hostileTexts)("sends %j as it is", async (text) => {
    const received = await send(runner, documentOf(text));
    expect(received).toMatchObject({
      method: "POST",
      path: ["", "values", text, "end"],
      query: [
        [text, text],
        ["list", text],
        ["list", text],
      ],
      credentials: "api_token:",
      contentType: "application/json",
    });
    expect(JSON.parse(received?.body ?? "")).toEqual(JSON.parse(JSON.stringify({ [text]: [text, { text }] })));
  });

  test.each(hostileBodies)("sends the body %o as it is", async (_name, value) => {
    const received = await send(runner, documentWithBody(value));
    expect(received).toMatchObject({ method: "PUT", contentType: "application/json", credentials: "api_token:" });
    expect(parseExactly(received?.body ?? "")).toEqual(value);
  });

  test.each(hostileTokens)("sends the token %s with an empty password", async (token) => {
    const received = await send(runner, documentWith({}), token);
    expect(received?.credentials).toBe(`${token}:`);
  });

  test.each(["put", "patch", "delete", "options", "trace", "post", "get"])(
    "sends %s without a body",
    async (method) => {
      const received = await send(runner, documentWith({}, { method }));
      expect(received).toMatchObject({ method: method.toUpperCase(), body: "", credentials: "api_token:" });
    },
  );

  test("sends an empty header, and one with every mark a header may hold", async () => {
    const marks = String.fromCharCode(...Array.from({ length: 94 }, (_, index) => 0x21 + index));
    for (const example of ["", marks]) {
      const received = await send(
        runner,
        documentWith({ parameters: [{ name: "Shelf", in: "header", required: true, example }] }),
      );
      expect(received?.shelf).toBe(example);
    }
  });

  test("keeps the order of pairs that share names", async () => {
    const parameters = [
      { name: "a", in: "query", example: ["1", "2"] },
      { name: "o", in: "query", example: { b: "3", a: "4" } },
    ];
    const received = await send(runner, documentWith({ parameters }));
    expect(received?.query.map((pair) => pair.join("="))).toEqual(["a=1", "a=2", "b=3", "a=4"]);
  });

  test("leaves credentials out of a call that is not secured", async () => {
    const received = await send(runner, documentWith({ security: [] }));
    expect(received).toMatchObject({ method: "GET", credentials: undefined });
  });
});

describe("bash with history expansion", () => {
  test("is really on here: the same text unquoted is expanded", async () => {
    expect(await runners["bash with history expansion"]("echo first\necho !!")).toContain("echo first");
    expect(await run("bash", ["--norc"], "echo first\necho !!")).toBe("first\n!!\n");
  });
});
