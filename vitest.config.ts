import { availableParallelism } from "node:os";
import { configDefaults, defineConfig } from "vitest/config";
import { ProjectReporter } from "./test/setup/project-reporter.ts";

const conditions = ["@signet/source", "module", "node", "development|production"];

/** Returns the test project of a package. Test files share a worker's modules, unless they change what others use. */
const project = (name: string, root: string, more: { isolate?: boolean; globalSetup?: string[] } = {}) => ({
  extends: true as const,
  root,
  test: { name, include: ["test/**/*.test.ts"], isolate: false, ...more },
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
    // Most tests wait for other processes, so there is a worker more than cores.
    maxWorkers: availableParallelism() + 1,
    reporters: [new ProjectReporter()],
    // Tests start the same programs hundreds of times.
    env: { NODE_COMPILE_CACHE: `${import.meta.dirname}/node_modules/.cache/node` },
    projects: [
      project("openapi", "openapi"),
      // These change globals of the process.
      project("auth", "packages/auth", { isolate: true }),
      // Only one project can have a global sandbox, because NODE_EXTRA_CA_CERTS takes one authority.
      project("client", "packages/client", {
        isolate: true,
        globalSetup: [`${import.meta.dirname}/test/setup/sandbox.setup.ts`],
      }),
      project("snippets", "packages/snippets"),
      project("sandbox", "apps/sandbox"),
      project("docs", "apps/docs"),
      { ...whole, test: { ...whole.test, exclude: [...configDefaults.exclude, startTest] } },
      // Runs last, because it builds what the others read.
      { ...whole, test: { ...whole.test, name: "start", include: [startTest], sequence: { groupOrder: 1 } } },
    ],
  },
});
