import { inspect } from "node:util";
import { serialize } from "node:v8";
import { createClient } from "@signet/client";
import { describe, expect, inject, test } from "vitest";
import { observed, token } from "../support/observed.ts";

const { url: sandboxUrl, userToken } = inject("sandbox");

/** All that could be printed of a value, a function's source and what throws included. */
function printed(value: unknown): string {
  const ways = [
    () => inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true, showProxy: true }),
    () => inspect(value),
    () => JSON.stringify(value),
    () => String(value),
    () => inspect(structuredClone(value)),
    () => serialize(value).toString("latin1"),
    () =>
      Object.values(Object(value))
        .map((member) => `${member}`)
        .join("\n"),
    () => (value instanceof Error ? `${value.stack}${value.message}` : ""),
  ];
  return ways.map((way) => attempt(way)).join("\n");
}

function attempt(way: () => string): string {
  try {
    return way();
  } catch (error) {
    return String(error);
  }
}

function forms(secret: string): string[] {
  const base64 = btoa(`${secret}:`).replace(/=+$/, "");
  return [secret, base64, encodeURIComponent(`Basic ${base64}`), btoa(secret).replace(/=+$/, "")];
}

describe("the token never shows in", () => {
  test("a client, its functions, its results and its pages", async () => {
    const client = createClient({ baseUrl: sandboxUrl, token: userToken });
    const result = await client.GET("/v1/companies");
    const pages = client.pages("/v2/portfolio");
    const { value: page } = await pages.next();
    for (const held of [client, ...Object.values(client), result, result.response, pages, page]) {
      expect(forms(userToken).filter((form) => printed(held).includes(form))).toEqual([]);
    }
  });

  test("an error of the client, whatever was passed to it", async () => {
    const { client } = observed(() => Response.json({ links: { next: `https://${token}:@api.example.com/` } }));
    const portfolio = (query: object) => client.GET("/v2/portfolio", { params: { query } });
    const calls = [
      () => client.GET(`/v1/${token}` as "/v1/companies"),
      () => client.GET(`https://${token}:@evil.example` as "/v1/companies"),
      () => client.GET("/v1/companies/{guid}", { params: { path: { guid: `../${token}` } } }),
      () => client.GET("/v1/companies/{guid}", { params: { path: { guid: [token] as unknown as string } } }),
      () => portfolio({ limit: { token } }),
      () => portfolio({ [token]: {} }),
      () => client.GET("/v1/companies", { signal: { token } as unknown as AbortSignal }),
      () => client.pages("/v2/portfolio", { maxPages: token as unknown as number }).next(),
      async () => {
        for await (const _ of client.pages("/v2/portfolio"));
      },
      async () => createClient({ token, baseUrl: `https://${token}:@api.example.com` }),
      async () => createClient({ token: `${token}:` }),
      async () => createClient({ token, timeoutMs: token as unknown as number }),
    ];
    for (const call of calls) {
      const error: unknown = await call().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(error).toMatchObject({ code: expect.stringMatching(/^ERR_/) });
      expect(forms(token).filter((form) => printed(error).includes(form))).toEqual([]);
    }
  });
});
