import { loadContract, type JsonObject as Node, walk } from "@signet/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";

const { document } = loadContract();

const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
addFormats.default(ajv);
ajv
  .addVocabulary(["components", "x-extensible-enum", "x-unverified"])
  .addSchema({ $id: "contract", components: document.components });

const examples: { pointer: string; schema: Node; value: unknown }[] = [];
walk(document, (node, pointer) => {
  if ("example" in node && "schema" in node) {
    examples.push({ pointer, schema: node.schema as Node, value: node.example });
  }
});

describe("examples", () => {
  test.each(examples)("$pointer fits its schema", ({ schema, value }) => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')));
    validate(value);
    expect(validate.errors).toBeNull();
  });

  test("exist for every body", () => {
    walk(document, (node, pointer) => {
      for (const [type, media] of Object.entries((node.content ?? {}) as Record<string, Node>)) {
        expect(media, `${pointer} ${type}`).toHaveProperty("example");
      }
    });
  });

  test("name only hosts and addresses reserved for examples", () => {
    // The SVG namespace is not a host.
    const text = JSON.stringify(examples.map(({ value }) => value)).replaceAll("http://www.w3.org/2000/svg", "");
    const hosts = [...text.matchAll(/(?:https?:\/\/|@)([\w.-]+)/g)].map(([, host]) => host);
    expect(hosts).not.toHaveLength(0);
    for (const host of hosts) expect(host).toMatch(/(\.example|^(api|service)\.bitsighttech\.com)$/);
    for (const [address] of text.matchAll(/\b\d+\.\d+\.\d+\.\d+\b/g))
      expect(address).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\./);
  });

  test("of pages have as many results as they count, or link to more", () => {
    for (const { pointer, value } of examples) {
      const { count, results, links, query } = value as AnyPage;
      if (results === undefined || count === undefined) continue;
      if (links !== undefined) expect(results.length < count, pointer).toBe(links.next !== null);
      else expect(results, pointer).toHaveLength(Math.min(query?.limit ?? count, count));
    }
  });
});

interface AnyPage {
  count?: number;
  results?: unknown[];
  links?: { next: string | null };
  query?: { limit?: number };
}
