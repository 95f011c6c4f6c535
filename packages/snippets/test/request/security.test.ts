import { createSnippet, type SnippetOptions, targetNames } from "@signet/snippets";
import { beforeAll, describe, expect, test } from "vitest";
import { schemes } from "../fixtures/schemes.ts";
import { requestOf, verified } from "../support/verified.ts";

/** Returns the code with its credentials in brackets: `<token>`, `«credential»`, `‹variable›`. */
function marked(operationId: string, target: "curl" | "python" | "typescript", options: SnippetOptions = {}): string {
  const { code, credentials } = createSnippet(schemes, operationId, target, options);
  const brackets = { token: "<>", credential: "«»", variable: "‹›" };
  return credentials.toReversed().reduce((text, { kind, start, end }) => {
    const [open, close] = brackets[kind];
    return `${text.slice(0, start)}${open}${text.slice(start, end)}${close}${text.slice(end)}`;
  }, code);
}

describe("createSnippet, on security schemes", () => {
  test.each([
    ["useBasic", "-u <username>:«password»", 'auth=("<username>", "«password»")', 'btoa("<username>:«password»")'],
    ["useBearer", "'Authorization: Bearer <api_token>'", '"Bearer <api_token>"', 'Authorization: "Bearer <api_token>"'],
    ["useOauth", "'Authorization: Bearer <api_token>'", '"Bearer <api_token>"', 'Authorization: "Bearer <api_token>"'],
    [
      "useConnect",
      "'Authorization: Bearer <api_token>'",
      '"Bearer <api_token>"',
      'Authorization: "Bearer <api_token>"',
    ],
    ["useHeader", "'X-Api-Key: <api_token>'", '"X-Api-Key": "<api_token>"', '"X-Api-Key": "<api_token>"'],
    ["useQuery", "?api%20key=<api_token>", '{"api key": "<api_token>"}', '"api key": "<api_token>"'],
    [
      "useCookie",
      "--cookie session=<api_token>",
      'cookies={"session": "<api_token>"}',
      'Cookie: "session=<api_token>"',
    ],
    ["useFirst", "Bearer <api_token>", "Bearer <api_token>", "Bearer <api_token>"],
    ["useMaybe", "X-Api-Key: <api_token>", '"X-Api-Key": "<api_token>"', '"X-Api-Key": "<api_token>"'],
  ])("writes the token of %s in every language", (operationId, curl, python, typescript) => {
    expect(marked(operationId, "curl")).toContain(curl);
    expect(marked(operationId, "python")).toContain(python);
    expect(marked(operationId, "typescript")).toContain(typescript);
  });

  test("writes a user name and password", () => {
    const options = { token: "ada", password: "it's" };
    expect(marked("useBasic", "curl", options)).toContain(`-u '<ada>:«it'\\''s»'`);
    expect(marked("useBasic", "python", options)).toContain(`auth=("<ada>", "«it's»")`);
    expect(marked("useBasic", "typescript", options)).toContain(`btoa("<ada>:«it's»")`);
  });

  test("names the second of two keys after its scheme", () => {
    expect(marked("useBoth", "curl")).toContain(
      "--header 'X-Api-Key: <api_token>' \\\n  --header 'X-App-Id: «app_id»'",
    );
  });

  test.each(targetNames)("omits credentials of an operation without security in %s", (target) => {
    expect(createSnippet(schemes, "useNothing", target).credentials).toEqual([]);
  });

  test.each(["useClash", "useTls"])("refuses %s and names its security schemes", (operationId) => {
    expect(() => createSnippet(schemes, operationId, "curl")).toThrow(
      expect.objectContaining({
        code: "ERR_UNSUPPORTED_SECURITY",
        message: expect.stringMatching(/basic with bearer|tls/),
      }),
    );
  });

  test.each([
    ["useBearer", "a\nb"],
    ["useBearer", " a"],
    ["useHeader", ""],
    ["useQuery", ""],
    ["useCookie", "a;b"],
    ["useBasic", "a:b"],
  ])("refuses for %s the token %j", (operationId, token) => {
    expect(() => createSnippet(schemes, operationId, "curl", { token })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_TOKEN" }),
    );
  });

  test("refuses a password with a line break without repeating it", () => {
    expect(() => createSnippet(schemes, "useBasic", "curl", { password: "secret\n" })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_TOKEN", message: expect.not.stringContaining("secret") }),
    );
  });
});

describe("createSnippet, with credentials from the environment", () => {
  const options = { credentialsFrom: "environment" } as const;

  test.each([
    [
      "useBasic",
      '-u "$‹LIBRARY_USERNAME›:$‹LIBRARY_PASSWORD›"',
      'auth=(os.environ["‹LIBRARY_USERNAME›"], os.environ["‹LIBRARY_PASSWORD›"])',
      "process.env.‹LIBRARY_USERNAME›",
    ],
    [
      "useBearer",
      '"Authorization: Bearer $‹LIBRARY_API_TOKEN›"',
      '"Bearer " + os.environ["‹LIBRARY_API_TOKEN›"]',
      `\`Bearer \${process.env.‹LIBRARY_API_TOKEN›}\``,
    ],
    [
      "useQuery",
      '--get --data-urlencode "api%20key=$‹LIBRARY_API_KEY›"',
      '"api key": os.environ["‹LIBRARY_API_KEY›"]',
      '"api key": process.env.‹LIBRARY_API_KEY› ?? ""',
    ],
    [
      "useCookie",
      '--cookie "session=$‹LIBRARY_API_KEY›"',
      '"session": os.environ["‹LIBRARY_API_KEY›"]',
      `\`session=\${process.env.‹LIBRARY_API_KEY›}\``,
    ],
  ])("reads the token of %s from a variable", (operationId, curl, python, typescript) => {
    expect(marked(operationId, "curl", options).replaceAll(" \\\n ", "")).toContain(curl);
    expect(marked(operationId, "python", options)).toContain(python);
    expect(marked(operationId, "python", options)).toMatch(/^import os\n\nimport requests\n/);
    expect(marked(operationId, "typescript", options)).toContain(typescript);
  });

  test("returns the positions of variables, and none of a token", () => {
    expect(createSnippet(schemes, "useBasic", "curl", options).token).toEqual([]);
  });

  test("uses another variable, and one of the same prefix for the password", () => {
    const named = { ...options, variable: "LIBRARY_TOKEN", password: "any" };
    expect(marked("useBasic", "curl", named)).toContain('-u "$‹LIBRARY_TOKEN›:$‹LIBRARY_PASSWORD›"');
  });

  test.each(["", "1A", "A-B", "$(id)", "A B"])("refuses the variable %j", (variable) => {
    expect(() => createSnippet(schemes, "useBasic", "curl", { ...options, variable })).toThrow(
      expect.objectContaining({ code: "ERR_INVALID_VARIABLE" }),
    );
  });
});

describe("snippets of every security scheme, run", () => {
  const operations = [
    "useBasic",
    "useBearer",
    "useHeader",
    "useQuery",
    "useCookie",
    "useBoth",
    "useMaybe",
    "useNothing",
  ];
  const cases: readonly (readonly [string, SnippetOptions])[] = [
    ["from the code", { token: "abc.123" }],
    ["from the environment", { token: "abc.123", credentialsFrom: "environment", variable: "LIBRARY_TOKEN" }],
  ];
  describe.each(cases)("%s", (_where, options) => {
    let report: Awaited<ReturnType<typeof verified>>;
    beforeAll(async () => {
      report = await verified(schemes, {
        ...options,
        operations: operations.filter((id) => options.credentialsFrom === undefined || id !== "useBoth"),
      });
    });

    test("send the same request from all programs", () => {
      expect(report.operations.flatMap(({ errors, validationErrors }) => [...errors, ...validationErrors])).toEqual([]);
      expect(report.counts.same).toBe(report.counts.operations);
    });

    test.each([
      ["useBasic", "authorization", "Basic (hidden)"],
      ["useBearer", "authorization", "Bearer (hidden)"],
      ["useHeader", "x-api-key", "(hidden)"],
      ["useCookie", "cookie", "session=(hidden)"],
    ])("put the token of %s into %s, and not into the report", (operationId, name, value) => {
      expect(requestOf(report, operationId).headers).toContainEqual([name, value]);
      expect(JSON.stringify(report)).not.toContain("abc.123");
    });

    test("put a token into the query", () => {
      expect(requestOf(report, "useQuery").query).toEqual([["api key", "(hidden)"]]);
    });
  });

  test("send a non-ASCII password as UTF-8", async () => {
    const report = await verified(schemes, { operations: ["useBasic"], token: "ada", password: "Gärtner's 🌻!" });
    expect(report.operations[0]?.errors).toEqual([]);
    expect(report.counts.same).toBe(1);
  });
});
