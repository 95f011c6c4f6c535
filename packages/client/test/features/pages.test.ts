import { createClient, items, pages as pagesOf } from "@signet/client";
import {
  listFindings,
  listFolders,
  listObservations,
  listPortfolio,
  listPortfolioProducts,
} from "@signet/client/operations";
import { describe, expect, inject, test } from "vitest";
import { collect } from "../support/collect.ts";
import { baseUrl, observed, token } from "../support/observed.ts";

const { url: sandboxUrl, userToken } = inject("sandbox");

/** A client whose first page links to `next`, and whose every other page is the last; how many pages came until the end or the error. */
async function follow(next: unknown, first: object = { links: { next } }) {
  const { requests, client } = observed((url) =>
    Response.json(
      url.search === "?limit=1"
        ? { count: 2, results: [], ...first }
        : { count: 2, results: [], links: { next: null } },
    ),
  );
  let pages = 0;
  let code: unknown;
  try {
    for await (const page of client.pages("/v2/portfolio", { params: { query: { limit: 1 } } }))
      pages += page.status === 200 ? 1 : 0;
  } catch (error) {
    ({ code } = error as { code?: unknown });
  }
  return { pages, code, sent: requests.map(({ url }) => url.href) };
}

async function drain(pages: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of pages);
}

const page = `${baseUrl}/v2/portfolio?limit=1`;
const refused = { pages: 1, code: "ERR_INVALID_LINK", sent: [page] };

describe("pages", () => {
  test("follow the sandbox's links to the end", async () => {
    const client = createClient({ baseUrl: sandboxUrl, token: userToken });
    const whole = await client.GET("/v2/portfolio");
    if (whole.status !== 200) throw new Error(`unexpected ${whole.status}`);
    const limit = Math.ceil(whole.data.count / 3);
    const names: string[] = [];
    let pages = 0;
    for await (const { data } of client.pages("/v2/portfolio", { params: { query: { limit } } })) {
      pages += 1;
      names.push(...data.results.map(({ name }) => name));
    }
    expect(pages).toBe(Math.ceil(whole.data.count / limit));
    expect(names).toEqual(whole.data.results.map(({ name }) => name));
  });

  test("send the token to a page of the same list, with a leading /ratings or a trailing slash", async () => {
    for (const next of ["/v2/portfolio?offset=1", "/ratings/v2/portfolio?offset=1", "/v2/portfolio/?offset=1"]) {
      const { requests, client } = observed((url) =>
        Response.json({ links: { next: url.search === "" ? baseUrl + next : null } }),
      );
      for await (const { status } of client.pages("/v2/portfolio")) expect(status).toBe(200);
      expect(requests.map(({ url }) => url.href)).toEqual([
        `${baseUrl}/v2/portfolio`,
        `${baseUrl}/v2/portfolio?offset=1`,
      ]);
      expect(requests.map(({ headers }) => headers.get("authorization"))).toEqual(
        Array(2).fill(`Basic ${Buffer.from(`${token}:`).toString("base64")}`),
      );
    }
  });

  test("exist only for lists with links", () => {
    const { client } = observed();
    // @ts-expect-error an object of companies without links
    client.pages("/v1/companies");
    // @ts-expect-error not a list
    client.pages("/v1/companies/{guid}", { params: { path: { guid: "g" } } });
  });

  test.each(["https://evil.example/v2/portfolio?page=2", "//evil.example/v2/portfolio", "javascript:1", "data:,"])(
    "refuse a link to elsewhere: %s",
    async (next) => expect(await follow(next)).toEqual(refused),
  );

  test("reject a plain HTTP link to the same host", async () => {
    expect(await follow(`http://api.example.com/v2/portfolio?offset=1`)).toEqual(refused);
  });

  test.each([
    "https://api.example.com:8443/v2/portfolio",
    "https://api.example.com./v2/portfolio",
    "https://sub.api.example.com/v2/portfolio",
    `https://${token}:@api.example.com/v2/portfolio`,
    "https://user@api.example.com/v2/portfolio",
    "https://api.example.com@evil.example/v2/portfolio",
    "blob:https://api.example.com/v2/portfolio",
  ])("refuse a link to what only looks like the origin: %s", async (next) => {
    expect(await follow(next)).toEqual(refused);
  });

  test.each(["/v1/users/current", "/v2/portfolio/../users", "/v2/portfolio/x", "/ratings/ratings/v2/portfolio", "/"])(
    "refuse a link to another resource of the origin: %s",
    async (path) => expect(await follow(baseUrl + path)).toEqual(refused),
  );

  test("stop at a link to the same or an earlier page", async () => {
    expect(await follow(page)).toEqual({ pages: 1, code: "ERR_LINK_LOOP", sent: [page] });
    expect(await follow(`${page}#again`)).toEqual({ pages: 1, code: "ERR_LINK_LOOP", sent: [page] });
    const { requests, client } = observed(({ search }) =>
      Response.json({ links: { next: `${baseUrl}/v2/users?offset=${search === "?offset=1" ? 2 : 1}` } }),
    );
    const all = drain(client.pages("/v2/users"));
    await expect(all).rejects.toMatchObject({ code: "ERR_LINK_LOOP" });
    expect(requests).toHaveLength(3);
  });

  test("stop at the page limit if the links never end", async () => {
    let count = 0;
    const { requests, client } = observed(() =>
      Response.json({ links: { next: `${baseUrl}/v2/users?offset=${++count}` } }),
    );
    const all = drain(client.pages("/v2/users", { maxPages: 7 }));
    await expect(all).rejects.toMatchObject({ code: "ERR_PAGE_LIMIT" });
    expect(requests).toHaveLength(7);
    for (const maxPages of [0, Number.NaN]) {
      await expect(client.pages("/v2/users", { maxPages }).next()).rejects.toMatchObject({
        code: "ERR_INVALID_OPTION",
      });
    }
  });

  test.each([7, {}, [page], true, "", "?offset=1", "/v2/portfolio?offset=1"])(
    "refuse %j in place of a link",
    async (next) => {
      expect(await follow(next)).toEqual(refused);
    },
  );

  test("reject a link of one megabyte", async () => {
    expect(await follow(`${page}&q=${"a".repeat(1_000_000)}`)).toEqual(refused);
  });

  test.each([{ links: { next: null } }, { links: {} }, { links: null }, {}])("end at %j", async (first) => {
    expect(await follow(undefined, first)).toEqual({ pages: 1, code: undefined, sent: [page] });
  });

  test("end with an error at an invalid page, and never silently", async () => {
    const { client } = observed((url) =>
      url.search === ""
        ? Response.json({ links: { next: `${baseUrl}/v2/users?offset=1` } })
        : Response.json({ detail: "Too many" }, { status: 429 }),
    );
    const pages = client.pages("/v2/users");
    expect((await pages.next()).value).toMatchObject({ status: 200 });
    await expect(pages.next()).rejects.toMatchObject({
      name: "StatusError",
      code: "ERR_STATUS",
      status: 429,
    });
  });

  test("end when their signal is aborted", async () => {
    const controller = new AbortController();
    const reason = new Error("enough");
    const { requests, client } = observed(() => Response.json({ links: { next: `${baseUrl}/v2/users?offset=1` } }));
    const pages = client.pages("/v2/users", { signal: controller.signal });
    await pages.next();
    controller.abort(reason);
    await expect(pages.next()).rejects.toBe(reason);
    expect(requests).toHaveLength(1);
  });
});

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

describe("a list by offset", () => {
  test("continues after the items received, whatever the limit, and ends at the count", async () => {
    const { client, requests } = observed(({ searchParams }) => {
      const start = Number(searchParams.get("offset") ?? 0);
      return Response.json({ count: 7, results: numbers(start, Math.min(7, start + 3)) });
    });
    expect(await collect(items(client, listPortfolioProducts, { limit: 100, q: "a,b" }))).toEqual(numbers(0, 7));
    expect(requests.map(({ url }) => url.search)).toEqual([
      "?limit=100&q=a%2Cb",
      "?limit=100&q=a%2Cb&offset=3",
      "?limit=100&q=a%2Cb&offset=6",
    ]);
  });

  test("ends at an empty page, even if the count is higher", async () => {
    const { client, requests } = observed(() => Response.json({ count: 7, results: [] }));
    expect(await collect(items(client, listPortfolioProducts))).toEqual([]);
    expect(requests).toHaveLength(1);
  });

  test("starts at the given offset", async () => {
    const { client } = observed(({ searchParams }) =>
      Response.json({ count: 7, results: numbers(Number(searchParams.get("offset")), 7) }),
    );
    expect(await collect(items(client, listPortfolioProducts, { offset: 5 }))).toEqual([5, 6]);
  });
});

describe("a list by cursor", () => {
  const serve = ({ searchParams }: URL) => {
    const at = Number(searchParams.get("cursor") ?? 0);
    return Response.json({ cursor: { next: at < 2 ? `${at + 1}` : null }, data: [at] });
  };

  test("passes the cursor on until the last page", async () => {
    const { client, requests } = observed(serve);
    expect(await collect(items(client, listObservations, { guid: "g", limit: 2 }))).toEqual([0, 1, 2]);
    expect(requests.map(({ url }) => url.search)).toEqual(["?limit=2", "?limit=2&cursor=1", "?limit=2&cursor=2"]);
  });

  test("stops at a repeated or invalid cursor", async () => {
    const { client } = observed(() => Response.json({ cursor: { next: "same" }, data: [1] }));
    await expect(drain(items(client, listObservations, { guid: "g" }))).rejects.toMatchObject({
      code: "ERR_LINK_LOOP",
    });
    const { client: other } = observed(() => Response.json({ cursor: { next: { a: 1 } }, data: [1] }));
    await expect(drain(items(other, listObservations, { guid: "g" }))).rejects.toMatchObject({
      code: "ERR_INVALID_LINK",
    });
  });
});

describe("the total of a list", () => {
  test("is the count on its first page", async () => {
    const { client } = observed(() => Response.json({ count: 7, results: [1], links: { next: null } }));
    const list = client.items("/v2/portfolio");
    expect(list.total).toBeUndefined();
    await list.next();
    expect(list.total).toBe(7);
  });
});

describe("a link's query", () => {
  test("is sent unchanged, including commas", async () => {
    const search = "?fields=guid,na%2Cme&tag=a&tag=b+c&limit=1&empty=";
    const { client, requests } = observed((url) =>
      Response.json({ results: [1], links: { next: url.search === "" ? `${baseUrl}/v2/portfolio${search}` : null } }),
    );
    await drain(client.pages("/v2/portfolio"));
    expect(requests[1]?.url.search).toBe(search.replace("+", "%20"));
  });
});

describe("a list without pages", () => {
  test("is one page", async () => {
    const client = createClient({ baseUrl: sandboxUrl, token: userToken });
    const whole = await collect(items(client, listFolders));
    expect(whole.length).toBeGreaterThan(0);
    expect(whole[0]).toHaveProperty("guid");
  });
});

describe("a saved position", () => {
  test.each([
    [
      "links",
      async (client: ReturnType<typeof createClient>, from?: string) =>
        (await collect(pagesOf(client, listPortfolio, { limit: 7 }, { ...(from && { from }) }))).map(
          ({ data, next }) => ({ next, names: data.results.map(({ name }) => name) }),
        ),
    ],
    [
      "by path",
      async (client: ReturnType<typeof createClient>, from?: string) =>
        (await collect(client.pages("/v2/portfolio", { params: { query: { limit: 7 } }, ...(from && { from }) }))).map(
          ({ data, next }) => ({ next, names: data.results.map(({ name }) => name) }),
        ),
    ],
  ])("has a list go on where it was left: %s", async (_, read) => {
    const client = createClient({ baseUrl: sandboxUrl, token: userToken });
    const whole = await read(client);
    expect(whole.length).toBeGreaterThan(3);
    const rest = await read(client, JSON.parse(JSON.stringify(whole[1]?.next)));
    expect(rest).toEqual(whole.slice(2));
  });

  test("also works with an offset and a cursor", async () => {
    const { client, requests } = observed(() => Response.json({ count: 0, results: [], data: [] }));
    await drain(items(client, listPortfolioProducts, { limit: 2 }, { from: "4" }));
    await drain(items(client, listObservations, { guid: "g", limit: 2 }, { from: "abc" }));
    expect(requests.map(({ url }) => url.search)).toEqual(["?limit=2&offset=4", "?limit=2&cursor=abc"]);
  });

  test.each(["/../v1/users/current", "@evil.example/", "x", "//evil.example"])(
    "that is invalid cannot redirect the request: %s",
    async (from) => {
      const { client, requests } = observed();
      await expect(drain(pagesOf(client, listPortfolio, {}, { from }))).rejects.toMatchObject({
        code: "ERR_INVALID_LINK",
      });
      await expect(drain(items(client, listPortfolioProducts, {}, { from }))).rejects.toMatchObject({
        code: "ERR_INVALID_PARAMETER",
      });
      expect(requests).toHaveLength(0);
    },
  );
});

test("only one page is in memory at a time", async () => {
  const big = Array(1_000).fill("x".repeat(100));
  let page = 0;
  const { client } = observed(() =>
    Response.json({ links: { next: `${baseUrl}/v1/companies/g/findings?offset=${++page}` }, count: 1, results: big }),
  );
  let held: WeakRef<object>[] = [];
  let count = 0;
  for await (const { data } of pagesOf(client, listFindings, { guid: "g" })) {
    held.push(new WeakRef(data));
    if (++count === 300) break;
    if (count % 50 === 0) await new Promise(setImmediate);
  }
  held = held.filter((each) => each.deref() !== undefined);
  expect(held.length).toBeLessThan(290);
});
