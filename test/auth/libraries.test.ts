import { createGuardedFetch } from "@signet/auth";
import { authorization, listen, listenPlain, token } from "@signet/tools/tls-listeners";
import axios from "axios";
import ky from "ky";
import { createFetch as createOfetch } from "ofetch";
import createClient from "openapi-fetch";
import { describe, expect, test } from "vitest";

type Send = (guarded: typeof fetch, origin: string, path: string) => Promise<unknown>;

/** One POST of `{"name":"Suppliers"}` with each library, which is given the guarded fetch. */
const libraries: Record<string, Send> = {
  "openapi-fetch": (fetch, baseUrl, path) =>
    createClient<Record<string, { post: { requestBody: { content: object }; responses: object } }>>({
      baseUrl,
      fetch,
    }).POST(path, { body: { name: "Suppliers" } as never }),
  ky: (fetch, origin, path) => ky.create({ fetch, retry: 0 }).post(`${origin}${path}`, { json: { name: "Suppliers" } }),
  axios: (fetch, baseURL, path) =>
    axios.create({ adapter: "fetch", env: { fetch }, baseURL }).post(path, { name: "Suppliers" }),
  ofetch: (fetch, baseURL, path) =>
    createOfetch({ fetch, Headers, AbortController })(path, {
      baseURL,
      retry: 0,
      method: "POST",
      body: { name: "Suppliers" },
    }),
};

describe.each(Object.entries(libraries))("a guarded fetch beneath %s", (_, send) => {
  test("sends the token and the body", async () => {
    const { host, requests } = await listen((_, response) =>
      response.writeHead(201, { "content-type": "application/json" }).end("{}"),
    );
    await send(createGuardedFetch({ baseUrl: `https://${host}`, token }), `https://${host}`, "/v1/folders");
    expect(requests).toMatchObject([{ method: "POST", url: "/v1/folders", body: '{"name":"Suppliers"}' }]);
    expect(requests[0]?.fields("authorization")).toEqual([authorization]);
    expect(requests[0]?.fields("content-type")[0]).toMatch(/^application\/json/);
  });

  test("refuses a redirect and another origin", async () => {
    const clear = await listenPlain();
    const { host, requests } = await listen((_, response) =>
      response.writeHead(307, { location: `http://${clear.host}/` }).end(),
    );
    const guarded = createGuardedFetch({ baseUrl: `https://${host}`, token });
    await expect(send(guarded, `https://${host}`, "/v1/folders")).rejects.toThrow();
    await expect(send(guarded, `http://${clear.host}`, "/v1/folders")).rejects.toThrow();
    expect([requests.length, clear.connections]).toEqual([1, 0]);
  });
});
