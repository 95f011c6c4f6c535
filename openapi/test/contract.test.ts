import { describe, expect, test } from "vitest";
import type { Node } from "./contract.ts";
import { document, operations, resolve, walk } from "./contract.ts";

describe("openapi.json", () => {
  test("says that it is unofficial", () => {
    const { title, description } = document.info as { title: string; description: string };
    expect(title).toContain("unofficial");
    expect(description).toContain("not affiliated with");
  });

  test("refers only to itself", () => {
    walk((node, pointer) => {
      if (typeof node.$ref !== "string") return;
      expect(node.$ref, pointer).toMatch(/^#\/components\//);
      expect(resolve(node), pointer).toBeDefined();
    });
  });

  test("uses every component, and names it in PascalCase", () => {
    const used = new Set<unknown>();
    walk((node) => used.add(node.$ref));
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

describe.each(operations)("$operationId", (operation) => {
  test("needs the token", () => {
    expect(operation.security ?? document.security).toEqual([{ apiToken: [] }]);
  });

  test("names the values in its path as its parameters, in order", () => {
    const templated = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name)).toEqual(templated);
  });

  test("names its form of pages where its answer has one", () => {
    const answer = Object.entries(operation.responses).find(([status]) => status.startsWith("2"))?.[1] as Node;
    const content = resolve(answer).content as Record<string, { example?: Record<string, unknown> }> | undefined;
    const { links, cursor, query } = content?.["application/json"]?.example ?? {};
    // A history has `count` and `query` too, but comes whole: its query tells no offset back.
    const hasOffset = typeof query === "object" && query !== null && "offset" in query;
    const style = links ? "links" : cursor ? "cursor" : hasOffset ? "offset" : undefined;
    expect(operation["x-pagination"]).toBe(operation.method === "get" ? style : undefined);
  });
});
