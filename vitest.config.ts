import { configDefaults, defineConfig } from "vitest/config";

const conditions = ["@signet/source", "module", "node", "development|production"];

/** Returns the test project of a package. */
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
    // Only stops tests that hang.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // Most tests wait for other processes, so every core gets a worker.
    maxWorkers: "100%",
    projects: [
      project("openapi", "openapi"),
      project("auth", "packages/auth"),
      // Only one project can have a global sandbox, because NODE_EXTRA_CA_CERTS takes one authority.
      project("client", "packages/client", [`${import.meta.dirname}/test/setup/sandbox.setup.ts`]),
      project("snippets", "packages/snippets"),
      project("sandbox", "apps/sandbox"),
      project("docs", "apps/docs"),
      { ...whole, test: { ...whole.test, exclude: [...configDefaults.exclude, startTest] } },
      // Runs last, because it builds what the others read.
      { ...whole, test: { ...whole.test, name: "start", include: [startTest], sequence: { groupOrder: 1 } } },
    ],
  },
});
