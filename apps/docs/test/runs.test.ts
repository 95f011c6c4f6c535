import { join } from "node:path";
import { contractErrors, operationIds } from "@signet/tools/contract-validator";
import { beforeAll, describe, expect, test } from "vitest";
import { hashesOf, keyOf, missingRun, readRuns } from "../plugins/reference/runs.ts";
import type { Sample } from "../plugins/reference/sample.ts";
import { shownSamples } from "../plugins/reference/shown-samples.ts";
import { runInSandbox, runSamples, type SampleRun, siteDir } from "../record/run-samples.ts";

const samples = await shownSamples(siteDir);
const recorded = readRuns(join(siteDir, "generated/runs.json"));

describe("generated/runs.json", () => {
  test("has the snippets that pages show or copy, and no others", () => {
    const hashes = [...Map.groupBy(samples, keyOf)].map(([key, own]) => [key, new Set(own.flatMap(hashesOf))]);
    expect(
      Object.entries(recorded).map(([key, { sha256 }]) => [key, new Set(sha256)]),
      "run `pnpm generate`",
    ).toEqual(hashes);
  });

  test("stops the build at a snippet that has no run", () => {
    const changed = samples.map((sample) => ({
      ...sample,
      snippets: sample.snippets.map((snippet) => ({ ...snippet, environment: "exit" })),
    }));
    const [first] = samples;
    expect(missingRun(recorded, samples)).toBeUndefined();
    expect(missingRun(recorded, [...changed.slice(0, 1), ...samples.slice(1)])).toBe(
      `The curl snippet of ${first?.operation} has no recorded run: run \`pnpm generate\`.`,
    );
    expect(missingRun(recorded, changed)).toContain(`(and ${samples.length - 1} more)`);
  });
});

describe("the snippets that pages show or copy", () => {
  let runs: readonly SampleRun[];

  beforeAll(async () => {
    // The built packages, as a reader installs them.
    runs = await runInSandbox(samples, "built");
  });

  test.each(operationIds)("%s gets valid responses in every language", (operation) => {
    const own = runs.filter((run) => run.operation === operation);
    expect(own.flatMap(({ problem }) => problem ?? [])).toEqual([]);
    expect(new Set(own.map(({ target }) => target))).toEqual(new Set(["curl", "python", "typescript"]));
    for (const { response } of own) {
      if (response === undefined) return expect.unreachable();
      expect(contractErrors(operation, { ...response, text: Buffer.from(response.body).toString() })).toEqual([]);
    }
  });

  test("are named when they fail", async () => {
    const snippet = {
      server: "https://api.example",
      serverName: "API",
      code: "curl --no-such-option",
      environment: "curl",
      spans: [],
    };
    const sample: Sample = {
      operation: "listCompanies",
      target: "curl",
      token: "api_token",
      snippets: [snippet],
    };
    const [run] = await runSamples([sample], "token", {});
    expect(run?.problem).toMatch(/^listCompanies in curl: /);
  });
});
