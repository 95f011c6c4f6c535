import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lint, loadConfig } from "@redocly/openapi-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const config = await loadConfig({ configPath: join(root, "redocly.yaml") });
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "signet-lint-"));
  const filter = (path: string) => !/node_modules/.test(path);
  cpSync(join(root, "openapi"), copy, { recursive: true, filter });
});
afterAll(() => rmSync(copy, { recursive: true }));

/** Returns the rules that the contract breaks. */
async function brokenRules(): Promise<string[]> {
  const problems = await lint({ ref: join(copy, "openapi.yaml"), config });
  return [...new Set(problems.map(({ ruleId }) => ruleId))];
}

describe("the lint of the contract", () => {
  test("finds nothing wrong", async () => expect(await brokenRules()).toEqual([]));

  test.each([
    ["rule/operation-id", "paths/folders.yaml", "operationId: listFolders", "operationId: list_folders"],
    ["operation-operationId", "paths/folders.yaml", "    operationId: listFolders\n", ""],
    ["rule/operation-summary", "paths/folders.yaml", "    summary: List the folders\n", ""],
    [
      "rule/operation-description",
      "paths/folders.yaml",
      /description: >-\n\s+Returns the folders[\s\S]*?\n {4}par/,
      "description: Lists.\n    par",
    ],
    ["operation-tag-defined", "paths/folders.yaml", "tags: [Folders]", "tags: [Drawers]"],
    ["rule/operation-tags", "paths/folders.yaml", "tags: [Folders]", "tags: [Folders, Tiers]"],
    ["security-defined", "openapi.yaml", "security:\n  - apiToken: []\n", ""],
    [
      "no-unused-components",
      "openapi.yaml",
      "components:\n",
      "components:\n  schemas:\n    Idle:\n      type: string\n",
    ],
    ["no-invalid-media-type-examples", "paths/folders.yaml", "companies_count: 1", "companies_count: many"],
    ["tag-description", "openapi.yaml", "    description: Named groups of portfolio companies.\n", ""],
    [
      "signet/responses",
      "paths/folders.yaml",
      '      "401":\n        $ref: ../shared/responses.yaml#/Unauthorized\n',
      "",
    ],
    ["signet/responses", "shared/responses.yaml", "      required: true\n", ""],
    ["signet/examples", "shared/parameters.yaml", "  example: 1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945\n", ""],
    [
      "signet/extensions",
      "paths/folders.yaml",
      "    operationId: listFolders\n",
      "    operationId: listFolders\n    x-color: red\n",
    ],
    [
      "signet/extensions",
      "paths/folders.yaml",
      "    operationId: listFolders\n",
      "    operationId: listFolders\n    x-idempotent: true\n",
    ],
    [
      "signet/extensions",
      "paths/folders.yaml",
      "    operationId: listFolders\n",
      "    operationId: listFolders\n    x-unverified: { what: the order }\n",
    ],
    [
      "signet/extensions",
      "schemas/folder.yaml",
      "      type: string\n",
      "      type: string\n      x-unverified: [{ what: the length, source: none, since: 2026 }]\n",
    ],
    ["signet/permissions", "paths/folders.yaml", / {4}x-permission: .*\n/, ""],
    ["signet/extensions", "openapi.yaml", "x-application: SPM", "x-application: XYZ"],
    ["signet/lists", "shared/parameters.yaml", "  explode: false\n", ""],
    [
      "signet/objects",
      "schemas/folder.yaml",
      '    shared_options:\n      $ref: "#/FolderSharing"',
      "    shared_options:\n      type: object",
    ],
  ] as const)("%s reports a violation in %s", async (rule, file, from, to) => {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    const broken = text.replace(from, to);
    expect(broken).not.toBe(text);
    try {
      writeFileSync(path, broken);
      expect(await brokenRules()).toContain(rule);
    } finally {
      writeFileSync(path, text);
    }
  });
});
