import { loadContract, type JsonObject as Node, walk } from "@signet/openapi";
import { describe, expect, test } from "vitest";

const { document, operations } = loadContract();

describe("openapi.json", () => {
  test("states that it is unofficial", () => {
    const { title, description } = document.info as { title: string; description: string };
    expect(title).toContain("unofficial");
    expect(description).toContain("not affiliated with");
  });

  test("refers only to itself", () => {
    walk(document, (node, pointer) => {
      if (typeof node.$ref === "string") expect(node.$ref, pointer).toMatch(/^#\/components\//);
    });
  });

  test("uses every component, and names it in PascalCase", () => {
    const used = new Set<unknown>();
    walk(document, (node) => used.add(node.$ref));
    const { securitySchemes, ...components } = document.components as Record<string, Node>;
    expect(Object.keys(securitySchemes ?? {})).toEqual(["apiToken"]);
    for (const [kind, members] of Object.entries(components)) {
      for (const name of Object.keys(members)) {
        expect(name).toMatch(/^([A-Z][a-z0-9]*)+$/);
        expect([...used]).toContain(`#/components/${kind}/${name}`);
      }
    }
  });

  test("describes every tag and every server", () => {
    for (const entry of [...(document.tags as Node[]), ...(document.servers as Node[])]) {
      expect(entry.description).toMatch(/\w\.$/);
    }
  });
});

describe.each(operations)("$id", ({ method, path, parameters, responses, security, extensions }) => {
  test("needs the token", () => {
    expect(security).toEqual([{ apiToken: [] }]);
  });

  test("declares the parameters of its path, in order", () => {
    const templated = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(parameters.filter(({ in: place }) => place === "path").map(({ name }) => name)).toEqual(templated);
  });

  test("names the pagination of its response", () => {
    const success = responses.find(({ status }) => status.startsWith("2"));
    const json = success?.content.find(({ type }) => type === "application/json");
    const { links, cursor, query } = (json?.example ?? {}) as Record<string, unknown>;
    // A history has `count` and `query` too, but is a single page: its query has no offset.
    const hasOffset = typeof query === "object" && query !== null && "offset" in query;
    const style = links ? "links" : cursor ? "cursor" : hasOffset ? "offset" : undefined;
    expect(extensions.pagination).toBe(method === "get" ? style : undefined);
  });
});
