import { targetNames } from "@signet/snippets";
import { describe, expect, test } from "vitest";
import { keyOf } from "../plugins/reference/runs.ts";
import { base, contract, pageAt, runs, textOf } from "./site.ts";

const plain = (text: string) => text.replaceAll("`", "").replace(/\s+/g, " ").trim();

describe.each(contract.operations)("the page of $id", (operation) => {
  const page = pageAt(`/reference/${operation.id}`);
  const main = page.root.querySelector("main");
  if (main === null) throw new Error(`${page.path} has no main element`);
  const text = plain(main.textContent);

  test("shows summary, description, method and path without JavaScript", () => {
    expect(main.querySelector("h1")?.textContent).toBe(operation.summary);
    expect(text).toContain(plain(operation.description));
    expect(text).toContain(operation.path);
    expect(text).toContain(operation.method.toUpperCase());
  });

  test("lists every parameter with its description", () => {
    const rows = main.querySelectorAll('table[aria-label="Parameters"] tbody tr').map(textOf);
    expect(rows).toHaveLength(operation.parameters.length);
    for (const { name, description = "" } of operation.parameters) {
      expect(rows.find((row) => row.startsWith(name) && row.includes(plain(description)))).toBeDefined();
    }
  });

  test("lists every response and every error", () => {
    for (const { status, description } of operation.responses) {
      expect(text).toContain(status);
      expect(text).toContain(plain(description).replace(/\.$/, ""));
    }
  });

  test("shows the examples of the contract", () => {
    const shown = main.querySelectorAll("code[data-example]").map((code) => ({
      mediaType: code.getAttribute("data-example"),
      text: code.textContent,
    }));
    const responses = operation.responses.flatMap(({ content }) => content);
    for (const { type: mediaType, example } of [...(operation.requestBody?.content ?? []), ...responses]) {
      if (example === undefined) continue;
      const text =
        typeof example === "string" ? example.trimEnd().replaceAll("\r\n", "\n") : JSON.stringify(example, null, 2);
      expect(shown).toContainEqual({ mediaType, text });
    }
  });

  test("shows permission, rate limits, media types and pagination", () => {
    const facts = main.querySelector("dl.operation-facts")?.textContent ?? "";
    expect(facts).toContain("Permission");
    expect(facts).toContain("5,000 requests in 5 minutes (unverified)");
    for (const { type } of [...(operation.requestBody?.content ?? []), ...(operation.responses[0]?.content ?? [])])
      expect(facts).toContain(type);
    expect(facts.includes("Pagination")).toBe(operation.extensions.pagination !== undefined);
  });

  test("has a named copy button at each snippet, and the tools that verified it", () => {
    const samples = main
      .querySelectorAll("figure.sample")
      .filter((figure) => figure.querySelector("code[data-operation]"));
    expect(samples).toHaveLength(targetNames.length);
    const names = samples.map((sample) => sample.querySelector("button")?.getAttribute("aria-label"));
    expect(new Set(names).size).toBe(targetNames.length);
    for (const sample of samples) {
      const code = sample.querySelector("code");
      const target = targetNames.find((name) => name === code?.getAttribute("data-target")) ?? expect.unreachable();
      expect(code?.getAttribute("data-server")).toBe("https://api.bitsighttech.com");
      expect(code?.getAttribute("data-token")).toBe("api_token");
      expect(textOf(sample)).toContain(
        `Run against the Signet sandbox with ${runs[keyOf({ operation: operation.id, target })]?.tool}.`,
      );
    }
  });
});

describe("the index of the reference", () => {
  test("links to every operation", () => {
    const links = pageAt("/reference")
      .root.querySelectorAll("main a")
      .map((link) => link.getAttribute("href"));
    for (const { id } of contract.operations) expect(links).toContain(`${base}/reference/${id}`);
  });
});
