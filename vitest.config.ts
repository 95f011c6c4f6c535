import { defineConfig } from "vitest/config";

const conditions = ["@signet/source", "module", "node", "development|production"];

/** One project a package, so that the report says what ran where. Those that call the API share one sandbox. */
const project = (name: string, root: string, { sandbox = false } = {}) => ({
  extends: true as const,
  root,
  test: {
    name,
    include: ["test/**/*.test.ts"],
    globalSetup: sandbox ? [`${import.meta.dirname}/test/sandbox.setup.ts`] : [],
  },
});

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    reporters: ["default", "./test/report.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      project("openapi", "openapi"),
      project("auth", "packages/auth"),
      project("client", "packages/client", { sandbox: true }),
      project("snippets", "packages/snippets"),
      project("sandbox", "apps/sandbox"),
      project("docs", "apps/docs"),
      {
        ...project("whole", "."),
        test: { ...project("whole", ".", { sandbox: true }).test, include: ["test/*.test.ts"] },
      },
    ],
  },
});
