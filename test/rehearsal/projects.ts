import { createRequire } from "node:module";
import { join } from "node:path";
import { scope } from "@signet/tools/publication";

const installed = (name: string) => join(import.meta.dirname, "../node_modules/.bin", name);
const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
const pnpm = ["npx", "--yes", "pnpm@12.18.0"];

/** A kind of empty project that users have. */
export interface Project {
  name: string;
  install: readonly string[];
  files: Readonly<Record<string, string>>;
  /** Commands to run in order. The last one prints the results of {@link program}. */
  commands: readonly (readonly string[])[];
  /** More fields of its package.json. */
  manifest?: object;
  /** More packages to install, besides ours. */
  packages?: readonly string[];
  /** False where the sandbox cannot run, because it needs Node. */
  sandbox: boolean;
}

/**
 * Writes a program that uses each package once and prints the outcomes as JSON.
 *
 * @param load - returns the expression that loads a module: `await import(…)` or `require(…)`.
 */
function program(load: (name: string) => string, sandbox: boolean): string {
  return `
const results = {};
const attempt = async (name, work) => {
  try { results[name] = String(await work()); } catch (error) { results[name] = "failed: " + (error && error.message); }
};
const main = async () => {
  const { SANDBOX_URL: baseUrl, SANDBOX_TOKEN: token } = globalThis.process.env;
  await attempt("${scope}/auth", async () => {
    const { createGuardedFetch } = ${load(`${scope}/auth`)};
    const response = await createGuardedFetch({ baseUrl, token })(baseUrl + "/v1/companies");
    return response.status;
  });
  await attempt("${scope}/client", async () => {
    const { createClient } = ${load(`${scope}/client`)};
    const result = await createClient({ token, baseUrl }).GET("/v2/portfolio", { params: { query: { limit: 3 } } });
    if (result.status !== 200 || result.data.results.length !== 3) throw new Error("status " + result.status);
    return result.status;
  });
  await attempt("${scope}/snippets", async () => {
    const { createSnippet } = ${load(`${scope}/snippets`)};
    const document = { openapi: "3.1.0", servers: [{ url: "https://api.library.example" }], security: [{ apiToken: [] }],
      components: { securitySchemes: { apiToken: { type: "http", scheme: "basic" } } },
      paths: { "/v1/books": { get: { operationId: "listBooks" } } } };
    const { code } = createSnippet(document, "listBooks", "curl");
    if (code !== "curl --location https://api.library.example/v1/books -u username:password") throw new Error(code);
    return "written";
  });
${
  sandbox
    ? `  await attempt("${scope}/sandbox", async () => {
    const { startSandbox } = ${load(`${scope}/sandbox`)};
    const sandbox = await startSandbox({ onMessage: () => {} });
    await sandbox.close();
    return "started";
  });
`
    : ""
}  console.log(JSON.stringify(results));
};
main();
`;
}

/** {@link program} as a module. */
export function moduleProgram(sandbox: boolean): string {
  return program((name) => `await import(${JSON.stringify(name)})`, sandbox);
}

/** A program whose requests MSW answers with the client's test stub. */
const mocked = `
import { createClient } from "${scope}/client";
import { createStub, mswHandlers } from "${scope}/client/testing";
import { http } from "msw";
import { setupServer } from "msw/node";

const server = setupServer(...mswHandlers(http, createStub({ listCompanies: { status: 403 } })));
server.listen({ onUnhandledRequest: "error" });
const { status } = await createClient({ token: "sgu_x" }).GET("/v1/companies");
server.close();
console.log(JSON.stringify({ "${scope}/client": status === 403 ? "mocked" : "failed: status " + status }));
`;

/** Npm refuses a peer dependency outside the client's range. */
const withMsw = (version: string): Project => ({
  name: `npm, msw ${version.split(".")[0]}`,
  install: ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"],
  files: { "main.mjs": mocked },
  commands: [[process.execPath, "main.mjs"]],
  packages: [`msw@${version}`],
  sandbox: false,
});

/** A program that only compiles against correct declarations. */
const typed = `
import { AuthError, createGuardedFetch } from "${scope}/auth";
import { createClient } from "${scope}/client";
import { createSnippet } from "${scope}/snippets";
import type { Sandbox } from "${scope}/sandbox";

const client = createClient({ token: "sgu_x", baseUrl: "https://localhost:8443" });
export async function check(sandbox: Sandbox): Promise<string> {
  const result = await client.GET("/v2/portfolio", { params: { query: { limit: 3 } } });
  if (result.status === 200) return result.data.results.map(({ name }) => name).join();
  // @ts-expect-error no operation has this path
  await client.GET("/v9/nothing");
  return [sandbox.url, AuthError.name, typeof createGuardedFetch, typeof createSnippet].join();
}
`;

const tsconfig = (module: string, moduleResolution: string) =>
  JSON.stringify({
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      target: "es2024",
      lib: ["es2024", "dom", "dom.iterable", "esnext.disposable"],
      module,
      moduleResolution,
      types: ["node"],
      noEmit: true,
    },
    include: ["typed.ts"],
  });

const tsc = [process.execPath, join(typescript, "../bin/tsc")];

/** The kinds of projects, over npm, pnpm, Yarn and Bun, with both supported versions of MSW. */
export const projects: readonly Project[] = [
  {
    name: "npm, Node import",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    files: { "main.mjs": moduleProgram(true) },
    commands: [[process.execPath, "main.mjs"]],
    sandbox: true,
  },
  {
    name: "npm, Node require",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    files: { "main.cjs": program((name) => `require(${JSON.stringify(name)})`, true) },
    commands: [[process.execPath, "main.cjs"]],
    sandbox: true,
  },
  {
    name: "pnpm, TypeScript nodenext",
    install: [...pnpm, "add", "--config.minimum-release-age=0"],
    files: { "typed.ts": typed, "tsconfig.json": tsconfig("nodenext", "nodenext"), "main.mjs": moduleProgram(true) },
    commands: [tsc, [process.execPath, "main.mjs"]],
    manifest: { type: "module" },
    packages: ["@types/node@24.13.1"],
    sandbox: true,
  },
  {
    name: "yarn, TypeScript bundler",
    install: ["npx", "--yes", "--package=@yarnpkg/cli-dist@4.18.1", "yarn", "add"],
    files: {
      "typed.ts": typed,
      "tsconfig.json": tsconfig("esnext", "bundler"),
      "main.mjs": moduleProgram(true),
      ".yarnrc.yml":
        "nodeLinker: node-modules\nenableGlobalCache: false\nenableTelemetry: false\nnpmMinimalAgeGate: 0\n",
      "yarn.lock": "",
    },
    commands: [tsc, [process.execPath, "main.mjs"]],
    manifest: { type: "module" },
    packages: ["@types/node@24.13.1"],
    sandbox: true,
  },
  {
    name: "npm, Vite",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    files: {
      "main.js": moduleProgram(false),
      "vite.config.js":
        'export default { build: { ssr: "main.js", outDir: "out", minify: true }, ssr: { noExternal: true }, logLevel: "warn" };\n',
    },
    commands: [
      [process.execPath, "node_modules/vite/bin/vite.js", "build"],
      [process.execPath, "out/main.js"],
    ],
    manifest: { type: "module" },
    packages: ["vite@8.3.4"],
    sandbox: false,
  },
  {
    name: "npm, Deno",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    files: { "main.mjs": moduleProgram(false) },
    commands: [
      [installed("deno"), "run", "--allow-env", "--allow-net", "--allow-read", "--node-modules-dir=manual", "main.mjs"],
    ],
    sandbox: false,
  },
  {
    name: "Bun",
    install: [installed("bun"), "add"],
    files: { "main.mjs": moduleProgram(false) },
    commands: [[installed("bun"), "main.mjs"]],
    sandbox: false,
  },
  withMsw("2.15.0"),
  withMsw("3.0.5"),
];
