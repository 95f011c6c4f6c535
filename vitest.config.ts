import { configDefaults, defineConfig } from "vitest/config";

const conditions = ["@signet/source", "module", "node", "development|production"];

/** One project a package, so that the report says what ran where. */
const project = (name: string, root: string, globalSetup: string[] = []) => ({
  extends: true as const,
  root,
  test: { name, include: ["test/**/*.test.ts"], globalSetup },
});

const whole = { extends: true as const, root: "test", test: { name: "test", include: ["**/*.test.ts"] } };
const startTest = "repository/start.test.ts";

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // A bound for what hangs; how long things take is the benchmarks' to say.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most files wait for processes of their own, so every core has one; the default leaves a core idle.
    maxWorkers: "100%",
    projects: [
      project("openapi", "openapi"),
      project("auth", "packages/auth"),
      // The one project whose sandbox is trusted by every worker's fetch; a second would overwrite its authority.
      project("client", "packages/client", [`${import.meta.dirname}/test/setup/sandbox.setup.ts`]),
      project("snippets", "packages/snippets"),
      project("sandbox", "apps/sandbox"),
      project("docs", "apps/docs"),
      { ...whole, test: { ...whole.test, exclude: [...configDefaults.exclude, startTest] } },
      // After all others: it builds, and they look at what was built.
      { ...whole, test: { ...whole.test, name: "start", include: [startTest], sequence: { groupOrder: 1 } } },
    ],
  },
});
