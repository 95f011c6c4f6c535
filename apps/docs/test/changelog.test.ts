import { parse as parseHtml } from "node-html-parser";
import { describe, expect, test } from "vitest";
import { contractChanges } from "../plugins/contract-changes.ts";
import type { OperationSurface } from "../plugins/contract-surface.ts";
import { surfaceOf } from "../plugins/contract-surface.ts";
import { contract, fileAt, operations, pageAt } from "./site.ts";

const before: OperationSurface = {
  call: "GET /v1/companies",
  deprecated: false,
  parameters: { "query limit": "integer" },
  body: { "application/json name": "string" },
  answers: { "200 application/json count": "integer!" },
};

describe("a change of the contract", () => {
  const cases: [name: string, breaking: boolean, after: Partial<OperationSurface>][] = [
    ["a new optional parameter", false, { parameters: { ...before.parameters, "query sort": "string" } }],
    ["a new required parameter", true, { parameters: { ...before.parameters, "query sort": "string!" } }],
    ["a parameter that is gone", true, { parameters: {} }],
    ["a parameter that became required", true, { parameters: { "query limit": "integer!" } }],
    ["another path", true, { call: "GET /v2/companies" }],
    ["a field of the body that became required", true, { body: { "application/json name": "string!" } }],
    ["a new field of the answer", false, { answers: { ...before.answers, "200 application/json more": "string" } }],
    ["a field of the answer that is gone", true, { answers: {} }],
    ["a field of the answer that may be missing now", true, { answers: { "200 application/json count": "integer" } }],
    ["a deprecation", false, { deprecated: true }],
  ];
  test.each(cases)("%s: breaking is %s", (_, breaking, after) => {
    const changes = contractChanges({ listCompanies: before }, { listCompanies: { ...before, ...after } });
    expect(changes).toMatchObject([{ operation: "listCompanies", breaking }]);
  });

  test("adds and removes operations, and only the removal breaks", () => {
    expect(contractChanges({}, { listCompanies: before })).toMatchObject([{ breaking: false }]);
    expect(contractChanges({ listCompanies: before }, {})).toMatchObject([{ breaking: true }]);
  });

  test("is none between a contract and itself", () => {
    expect(contractChanges(surfaceOf(contract), surfaceOf(contract))).toEqual([]);
  });
});

describe("the changelog", () => {
  const { root } = pageAt("/changelog");

  test("has dated entries of packages and of the contract, linked to their operations", () => {
    const kinds = root.querySelectorAll(".change-date span").map((kind) => kind.textContent);
    expect(new Set(kinds)).toEqual(new Set(["packages", "contract"]));
    const links = root.querySelectorAll(".change a[href^='/reference/']").map((link) => link.getAttribute("href"));
    for (const link of links) expect(operations.map(({ id }) => `/reference/${id}`)).toContain(link);
  });

  test("is a feed with the same entries, the newest first", () => {
    const feed = parseHtml(fileAt("changelog/atom.xml"));
    const updated = feed.querySelectorAll("entry updated").map((element) => element.textContent);
    expect(updated).toEqual([...updated].sort().reverse());
    const ids = feed.querySelectorAll("entry id").map((element) => element.textContent);
    for (const id of ids) expect(root.getElementById(id.split("#")[1] ?? ""), id).toBeTruthy();
    expect(feed.querySelectorAll("feed > updated")).toHaveLength(1);
  });

  test("tells the three changes of the vendor's instructions with their dates", () => {
    const rows = root.querySelectorAll("table tbody tr td:first-child").map((cell) => cell.textContent);
    expect(rows).toEqual(["4 September 2024", "19 August 2024", "31 July 2024"]);
  });
});
