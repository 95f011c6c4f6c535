import { describe, expect, test } from "vitest";
import { Slugs, slugOf } from "../../plugins/reference/addresses.ts";
import { modelOf, modelOfCase, pageOf } from "./describe.ts";

const ok = { responses: { 200: { description: "ok" } } };

describe("slugOf", () => {
  test.each([
    ["listCompanies", "listCompanies"],
    ["users:list", "users-list"],
    ["op(with)parens", "op-with-parens"],
    ["a/b?c#d%e", "a-b-c-d-e"],
    ["取得", "取得"],
    ["Übersicht", "Übersicht"],
    ["U\u0308bersicht", "Übersicht"],
    ["हिन्दी", "हिन्दी"],
    ["../..", "unnamed"],
    ["*", "unnamed"],
    ["\ud800", "unnamed"],
  ])("%s becomes %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test("is short enough for a file name", () => {
    expect(Buffer.byteLength(slugOf("界".repeat(300)))).toBeLessThan(255);
  });
});

describe("Slugs", () => {
  test("gives names that differ in case or in signs their own slugs", () => {
    const slugs = new Slugs(["index"]);
    const names = ["getUser", "getuser", "GETUSER-2", "C++", "C#", "index", "straße", "STRASSE", "ﬁle", "file"];
    const taken = names.map((name) => slugs.take(name).toLowerCase());
    expect(new Set(taken).size).toBe(names.length);
    expect(taken).not.toContain("index");
  });
});

describe("the addresses of pages", () => {
  test("are different for every operation and tag, in any script and case", async () => {
    const { operations, index } = await modelOfCase("addresses");
    const addresses = [...operations, ...index.tags].map(({ href }) => href);
    expect(addresses).toEqual([
      "/reference/getUser",
      "/reference/getuser-2",
      "/reference/404-2",
      "/reference/markdown",
      "/reference/取得",
      "/reference/arabic",
      "/reference/tag/t",
      "/reference/tag/用户",
      "/reference/tag/عربي",
    ]);
  });

  test.each(["index", "samples", "report", "tag", "schemas", "404", "con"])(
    "are safe for an operation named %s",
    (name) => {
      const [page] = modelOf({ paths: { "/a": { get: { operationId: name, ...ok } } } }).operations;
      expect(page?.href).toMatch(/^\/reference\/\w+(-2)?$/);
      expect([
        "/reference/index",
        "/reference/404",
        "/reference/tag",
        "/reference/schemas",
        "/reference/con",
      ]).not.toContain(page?.href);
    },
  );

  test("have no characters with a meaning for the router", () => {
    const names = ["users:list", "a(b)c", "x*", "y+", "z?", "{id}", "a\\b", "$&", "a%2Fb"];
    const paths = Object.fromEntries(
      names.map((operationId, index) => [`/p${index}`, { get: { operationId, ...ok } }]),
    );
    for (const { href } of modelOf({ paths }).operations) expect(href).toMatch(/^\/reference\/[\w-]+$/);
  });

  test("begin with the path of the reference", () => {
    const model = modelOf(
      { tags: [{ name: "T" }], paths: { "/a": { get: { operationId: "a", tags: ["T"], ...ok } } } },
      { base: "/docs/api/" },
    );
    expect([model.index.href, model.operations[0]?.href, model.index.tags[0]?.href]).toEqual([
      "/docs/api/",
      "/docs/api/a",
      "/docs/api/tag/t",
    ]);
  });
});

describe("the anchors of a page", () => {
  test("name every parameter, field, header, status and branch once", async () => {
    const model = await modelOfCase("shown");
    for (const page of model.operations) {
      const ids = [...JSON.stringify(page).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const named = [
        ...JSON.stringify(page).matchAll(
          /"name":"[^"]+"(?:,"(?:isRequired|place|type)":[^,]+)*,"(?:isRequired|type)":/g,
        ),
      ];
      expect(ids.length).toBeGreaterThanOrEqual(named.length);
    }
    expect(pageOf(model, "r17").parameters.map(({ id }) => id)).toContain("query-deep");
    expect(pageOf(model, "r19").responses[1]).toMatchObject({
      id: "response-200",
      headers: [{ id: "response-200-header-X-Left" }, {}, {}, {}],
    });
  });
});
