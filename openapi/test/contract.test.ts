import { describe, expect, test } from "vitest";
import type { Node } from "./contract.ts";
import { document, operations, resolve, walk } from "./contract.ts";

const operationIds = [
  "listApiTokens",
  "createApiToken",
  "deleteApiToken",
  "listCompanies",
  "getCompany",
  "searchCompanies",
  "listFindings",
  "listPortfolio",
  "listFolders",
  "createFolder",
  "getFolder",
  "updateFolder",
  "deleteFolder",
  "listUsers",
  "getUser",
  "getCurrentUser",
];

describe("openapi.json", () => {
  test("says that it is unofficial", () => {
    const { title, description } = document.info as { title: string; description: string };
    expect(title).toContain("unofficial");
    expect(description).toContain("not affiliated with");
  });

  test("describes each operation once", () => {
    expect(operations.map((operation) => operation.operationId).sort()).toEqual([...operationIds].sort());
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
  test("has a name, a summary, a description and one known tag", () => {
    expect(operation.operationId).toMatch(/^[a-z]+([A-Z][a-z]+)+$/);
    expect(operation.summary).toMatch(/^[A-Z][\w ]+$/);
    expect(String(operation.description).length).toBeGreaterThan(80);
    const tags = (document.tags as Node[]).map((tag) => tag.name);
    expect(operation.tags).toHaveLength(1);
    expect(tags).toEqual(expect.arrayContaining(operation.tags as string[]));
  });

  test("needs the token", () => {
    expect(operation.security ?? document.security).toEqual([{ apiToken: [] }]);
  });

  test("describes its parameters, and gives an example of those a call cannot do without", () => {
    const templated = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name)).toEqual(templated);
    for (const parameter of operation.parameters) {
      expect(parameter.description, String(parameter.name)).toMatch(/\.$/);
      if (parameter.required) expect(parameter, String(parameter.name)).toHaveProperty("example");
    }
  });

  test("writes lists in parameters with commas", () => {
    for (const parameter of operation.parameters) {
      if (resolve(parameter.schema as Node).type === "array")
        expect(parameter).toMatchObject({ style: "form", explode: false });
    }
  });

  test("succeeds in one way, and shows it", () => {
    const successes = Object.keys(operation.responses).filter((status) => status.startsWith("2"));
    expect(successes).toHaveLength(1);
    const content = resolve(operation.responses[String(successes)] as Node).content;
    if (successes[0] === "204") expect(content).toBeUndefined();
    else expect(content).toHaveProperty(["application/json", "example"]);
  });

  test("answers 400, 401 with a challenge, and 429 with the seconds to wait", () => {
    expect(operation.responses).toHaveProperty("400");
    expect(resolve(operation.responses["401"] as Node).headers).toMatchObject({
      "WWW-Authenticate": {
        required: true,
        schema: { type: "string" },
        example: expect.stringMatching(/^Basic .*bitsight/),
      },
    });
    expect(resolve(operation.responses["429"] as Node).headers).toMatchObject({
      "Retry-After": { required: true, schema: { type: "integer" } },
    });
  });

  test("knows 404 where its path names a thing", () => {
    expect("404" in operation.responses).toBe(operation.path.includes("{"));
  });
});
