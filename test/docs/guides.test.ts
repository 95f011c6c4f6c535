import { execFile } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { publishedFolders } from "@signet/tools/publication";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const docs = join(root, "apps/docs");
const blocks = globSync(["docs/**/*.mdx", "src/pages/**/*.mdx"], { cwd: docs }).flatMap((page) =>
  [...readFileSync(join(docs, page), "utf8").matchAll(/^```(\w*)(.*)\n([\s\S]*?)^```$/gm)].map(
    ([, language = "", meta = "", code = ""]) => ({ page, language, meta: meta.trim(), code }),
  ),
);
const programs = blocks.filter(({ language, meta }) => language === "ts" && meta === "");
const included = blocks.filter(({ meta }) => meta.startsWith("file="));
const commands = blocks.filter(({ language }) => language === "sh");
const data = blocks.filter(({ language }) => ["json", "text", "powershell"].includes(language));

/** Commands that other tests run, with the test that does. */
const elsewhere: Readonly<Record<string, string>> = {
  "npx @signet/sandbox": "test/rehearsal/rehearse.ts",
  "npx @signet/sandbox --faults --data :memory:": "apps/sandbox/test/cli/command.test.ts",
  "pip install requests": "tools/src/python.ts",
  "openapi-python-client generate --path openapi.json": "test/commands/generators.ts",
  "openapi-generator-cli generate -g java --library native -i openapi.json -o client": "test/commands/generators.ts",
  "oapi-codegen -generate types,client -package signet -o client.go openapi.json": "test/commands/generators.ts",
};

const rehearsed = [
  ...publishedFolders.map((path) => JSON.parse(readFileSync(join(root, path, "package.json"), "utf8")).name),
  "msw",
];

let sandbox: Awaited<ReturnType<typeof launchSandbox>>;
// The packages are found from here.
const folder = mkdtempSync(join(import.meta.dirname, "../.guides-"));
beforeAll(async () => {
  const library = {
    openapi: "3.1.0",
    info: { title: "Library API", version: "1" },
    servers: [{ url: "https://api.library.example" }],
    paths: { "/v1/books": { get: { operationId: "listBooks", responses: { 200: { description: "All books." } } } } },
  };
  writeFileSync(join(folder, "openapi.yaml"), JSON.stringify(library));
  sandbox = await launchSandbox();
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

describe("the code on guides", () => {
  test("is executed here or by the tests of examples, or is data", () => {
    expect(programs.length).toBeGreaterThan(20);
    expect(commands.length).toBeGreaterThan(10);
    expect(blocks.length - programs.length - included.length - commands.length - data.length).toBe(0);
    for (const { meta } of included) {
      const file = meta.slice("file=".length);
      expect(existsSync(join(root, file)), file).toBe(true);
      // `pnpm test:generators` runs every program of its folder.
      if (file.startsWith("test/generators/")) continue;
      const [, name = ""] = /([\w-]+)\.ts$/.exec(file) ?? [];
      const tests = globSync("test/examples/*.ts", { cwd: root }).map((each) => readFileSync(join(root, each), "utf8"));
      expect(tests.join("\n")).toContain(`"${name}"`);
    }
  });

  test.each(programs.map((block, index) => ({ ...block, name: `${block.page} #${index}` })))(
    "$name prints what its comments say",
    async ({ code }) => {
      const { stdout, stderr } = await promisify(execFile)(
        process.execPath,
        ["--conditions=@signet/source", "--input-type=module-typescript", "--eval", code],
        {
          cwd: folder,
          env: {
            NODE_EXTRA_CA_CERTS: sandbox.ca,
            BITSIGHT_API_BASE: sandbox.url,
            BITSIGHT_API_TOKEN: sandbox.userToken,
          },
        },
      );
      const printed = [...code.matchAll(/(?:console\.log\(.+\); |^)\/\/ (.+)$/gm)].map(([, text]) => text);
      const shown = printed.filter((text) => !/^The first response/.test(`${text}`));
      if (shown.length > 0) expect(stdout.trimEnd().split("\n")).toEqual(shown);
      expect(stderr).toBe("");
    },
  );

  test.each(
    commands.flatMap(({ page, code }) =>
      code
        .trimEnd()
        .split("\n")
        .map((line) => ({ page, line })),
    ),
  )("$page: $line", async ({ line }) => {
    const packages = /^npm install (?:--save-dev )?(.+)$/.exec(line)?.[1]?.split(" ");
    if (packages !== undefined) {
      // The rehearsal of a release installs them from a registry.
      for (const name of packages) expect(rehearsed).toContain(name);
    } else if (line in elsewhere) expect(existsSync(join(root, elsewhere[line] ?? ""))).toBe(true);
    else {
      const { exitCode, output } = await runLine(line);
      expect(exitCode, output).toBe(0);
    }
  });
});

/** Runs a line in a shell, with the sandbox in place of the one on port 8443. */
async function runLine(line: string): Promise<{ exitCode: number; output: string }> {
  const { ca, url, userToken } = sandbox;
  const script = line
    .replaceAll(".sandbox/ca.pem", ca)
    .replaceAll(".sandbox/certificate.pem", join(ca, "../certificate.pem"))
    .replaceAll("https://localhost:8443", url)
    .replace(
      "npx signet-snippets",
      `${process.execPath} --conditions=@signet/source ${join(root, "packages/snippets/src/cli/command.ts")}`,
    );
  const env = { ...process.env, BITSIGHT_API_TOKEN: userToken };
  return new Promise((done) => {
    execFile("bash", ["-c", `set -e; ${script}`], { cwd: folder, env }, (error, stdout, stderr) => {
      done({ exitCode: error ? Number(error.code ?? 1) : 0, output: stdout + stderr });
    });
  });
}
