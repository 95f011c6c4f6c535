import { createSnippetFromHar, type HarRequest, targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";

const url = "https://api.library.example/v1/books";
const basic = (pair: string) => ({ name: "Authorization", value: `Basic ${Buffer.from(pair).toString("base64")}` });
const json = (text: string): HarRequest => ({ method: "POST", url, postData: { mimeType: "application/json", text } });
const curl = (request: HarRequest, options = {}) => createSnippetFromHar(request, "curl", options).code;

describe("createSnippetFromHar", () => {
  test("writes credentials from a header in every language", () => {
    const request = { method: "GET", url, headers: [basic("TOKEN123:")] };
    const codes = targetNames.map((target) => createSnippetFromHar(request, target));
    expect(codes[0]?.code).toBe(`curl --location ${url} -u TOKEN123:`);
    expect(codes[1]?.code).toContain('auth=("TOKEN123", "")');
    expect(codes[2]?.code).toContain('btoa("TOKEN123:")');
    for (const { code, token } of codes)
      expect(token.map(({ start, end }) => code.slice(start, end))).toEqual(["TOKEN123"]);
  });

  test("keeps a password, and replaces credentials if new ones are given", () => {
    const request = { method: "GET", url: "https://ada:p%40ss@api.library.example/" };
    expect(curl(request)).toBe("curl --location https://api.library.example/ -u ada:p@ss");
    expect(curl(request, { token: "new", password: "word" })).toContain("-u new:word");
    const bearer = { method: "GET", url, headers: [{ name: "authorization", value: "Bearer a.b.c" }] };
    expect(curl(bearer, { credentialsFrom: "environment" })).toContain('"Authorization: Bearer $API_TOKEN"');
  });

  test("omits headers that clients set themselves, and joins repeated headers", () => {
    const headers = [
      { name: ":authority", value: "api.library.example" },
      { name: "Host", value: "api.library.example" },
      { name: "Content-Length", value: "2" },
      { name: "X-A", value: "1 " },
      { name: "x-a", value: "2" },
    ];
    expect(curl({ method: "get", url, headers })).toBe(`curl --location ${url} --header 'x-a: 1, 2'`);
  });

  test("sends a parameter once if it is both in the URL and in queryString", () => {
    const queryString = [
      { name: "q", value: "a b" },
      { name: "page", value: "2" },
    ];
    expect(curl({ method: "GET", url: `${url}?q=a+b`, queryString })).toBe(`curl --location '${url}?q=a%20b&page=2'`);
  });

  test("reads cookies from the cookies list, or else from the Cookie header", () => {
    const headers = [{ name: "Cookie", value: "a=1; b=x=y" }];
    expect(curl({ method: "GET", url, headers })).toContain("--cookie 'a=1; b=x=y'");
    expect(curl({ method: "GET", url, headers, cookies: [{ name: "c", value: "3" }] })).toContain("--cookie c=3");
  });

  test("keeps numbers as written", () => {
    const request = json('{"id": 9007199254740993, "price": 1.0, "rate": 1.25}');
    const codes = targetNames.map((target) => createSnippetFromHar(request, target).code);
    expect(codes[0]).toContain('{"id": 9007199254740993, "price": 1.0, "rate": 1.25}');
    expect(codes[1]).toContain('{"id": 9007199254740993, "price": 1.0, "rate": 1.25}');
    expect(codes[2]).toContain(`body: '{"id": 9007199254740993, "price": 1.0, "rate": 1.25}'`);
  });

  test("reads forms, uploads and invalid JSON", () => {
    const post = (postData: NonNullable<HarRequest["postData"]>) => curl({ method: "POST", url, postData });
    expect(post({ mimeType: "application/x-www-form-urlencoded", text: "a=1+2&b=%26" })).toContain(
      "--data-urlencode 'a=1 2' \\\n  --data-urlencode 'b=&'",
    );
    const params = [
      { name: "cover", fileName: "cover.png", contentType: "image/png" },
      { name: "title", value: "x" },
    ];
    expect(post({ mimeType: "multipart/form-data", params })).toContain(
      "--form title=x \\\n  --form 'cover=@cover.png;type=image/png'",
    );
    expect(post({ mimeType: "application/json", text: "{not json" })).toContain("--data '{not json'");
  });

  test.each([
    { method: "GET", url: "/v1/books" },
    { method: "GET", url: "ftp://library.example" },
    { method: "G T", url },
    { method: "GET" } as HarRequest,
  ])("rejects %j", (request) => {
    expect(() => curl(request)).toThrow(expect.objectContaining({ code: "ERR_INVALID_HAR" }));
  });

  test("rejects a header with a line break, and names it", () => {
    expect(() => curl({ method: "GET", url, headers: [{ name: "X-A", value: "a\r\nB: c" }] })).toThrow(/X-A/);
  });
});
