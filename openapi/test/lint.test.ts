import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
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

type Edit = readonly [rule: string, file: string, from: string | RegExp, to: string];

/** Returns the rules that the contract breaks with these edits, each with the file that breaks it. */
async function violations(edits: readonly Edit[]): Promise<string[]> {
  const originals = new Map<string, string>();
  for (const [, file, from, to] of edits) {
    const path = join(copy, file);
    const text = readFileSync(path, "utf8");
    if (!originals.has(path)) originals.set(path, text);
    const broken = text.replace(from, to);
    expect(broken, `${file} contains ${from}`).not.toBe(text);
    writeFileSync(path, broken);
  }
  const problems = await lint({ ref: join(copy, "openapi.yaml"), config });
  for (const [path, text] of originals) writeFileSync(path, text);
  return problems.map(
    ({ ruleId, location: [place] }) => `${ruleId} in ${relative(copy, place?.source.absoluteRef ?? "")}`,
  );
}

describe("the lint of the contract", () => {
  test("finds nothing wrong", async () => expect(await violations([])).toEqual([]));

  // One lint for all, because each reads the whole contract: no two edits may break the same rule in the same file.
  const edits: Edit[] = [
    ["rule/operation-id", "paths/folders.yaml", "operationId: listFolders", "operationId: list_folders"],
    ["operation-operationId", "paths/tiers.yaml", "    operationId: listTiers\n", ""],
    ["rule/operation-summary", "paths/folders.yaml", "    summary: List the folders\n", ""],
    [
      "rule/operation-description",
      "paths/folders.yaml",
      /description: >-\n\s+Returns the folders[\s\S]*?\n {4}par/,
      "description: Lists.\n    par",
    ],
    ["operation-tag-defined", "paths/folders.yaml", "tags: [Folders]", "tags: [Drawers]"],
    ["rule/operation-tags", "paths/tiers.yaml", "tags: [Tiers]", "tags: [Tiers, Folders]"],
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
    ["signet/examples", "shared/parameters.yaml", "  example: 1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945\n", ""],
    [
      "signet/extensions",
      "paths/folders.yaml",
      "    operationId: createFolder\n",
      "    operationId: createFolder\n    x-color: red\n",
    ],
    [
      "signet/extensions",
      "paths/tiers.yaml",
      "    operationId: getTier\n",
      "    operationId: getTier\n    x-idempotent: true\n",
    ],
    [
      "signet/extensions",
      "paths/alerts.yaml",
      "    operationId: listAlerts\n",
      "    operationId: listAlerts\n    x-unverified: { what: the order }\n",
    ],
    [
      "signet/extensions",
      "schemas/folder.yaml",
      "      type: string\n",
      "      type: string\n      x-unverified: [{ what: the length, source: none, since: 2026 }]\n",
    ],
    ["signet/descriptions", "schemas/folder.yaml", "      description: The name of the folder.\n", ""],
    ["signet/descriptions", "schemas/tier.yaml", "The purpose of the tier.", "The purpose of the tier, as a guess."],
    ["signet/permissions", "paths/folders.yaml", / {4}x-permission: .*\n/, ""],
    ["signet/extensions", "openapi.yaml", "x-application: SPM", "x-application: XYZ"],
    ["signet/lists", "shared/parameters.yaml", "  explode: false\n", ""],
    ["signet/lists", "schemas/rating.yaml", "x-extensible-enum", "enum"],
    ["signet/lists", "schemas/tier.yaml", /type: array\n +items:\n.*\n/, "type: array\n"],
    ["signet/extensions", "schemas/risk.yaml", "x-extensible-enum: [A, B", "x-extensible-enum: [A, a, B"],
    [
      "signet/objects",
      "schemas/folder.yaml",
      '    shared_options:\n      $ref: "#/FolderSharing"',
      "    shared_options:\n      type: object",
    ],
  ];
  let found: string[];
  beforeAll(async () => {
    found = await violations(edits);
  });

  test.each(edits)("%s reports a violation in %s", (rule, file) => {
    expect(found).toContain(`${rule} in ${file}`);
  });

  // These break every operation.
  test.each<Edit>([
    ["security-defined", "openapi.yaml", "security:\n  - apiToken: []\n", ""],
    ["signet/responses", "shared/responses.yaml", "      required: true\n", ""],
  ])("%s reports operations after an edit in %s", async (...edit) => {
    expect(await violations([edit])).toContain(`${edit[0]} in paths/folders.yaml`);
  });
});
