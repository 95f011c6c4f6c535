import { defineConfig } from "vitest/config";

const conditions = ["@signet/source", "module", "node", "development|production"];

/** One project a package, so that the report says what ran where. */
const project = (name: string, root: string, globalSetup: string[] = []) => ({
  extends: true as const,
  root,
  test: { name, include: ["test/**/*.test.ts"], globalSetup },
});

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ["default", "./test/report.ts"],
    // A bound for what hangs; how long things take is the benchmarks' to say.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most files wait for processes of their own, so every core has one; the default leaves a core idle.
    maxWorkers: "100%",
    projects: [
      project("openapi", "openapi"),
      project("auth", "packages/auth"),
      // The one project whose sandbox is trusted by every worker's fetch; a second would overwrite its authority.
      project("client", "packages/client", [`${import.meta.dirname}/test/sandbox.setup.ts`]),
      project("snippets", "packages/snippets"),
      project("sandbox", "apps/sandbox"),
      project("docs", "apps/docs"),
      project("whole", "."),
    ],
  },
});
