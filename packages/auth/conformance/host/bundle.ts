import { existsSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";

/** How a runtime starts the probe. */
export type Entry = "process" | "page" | "worker";

const starts: Readonly<Record<Entry, string>> = {
  process: `import { startInProcess } from "./probe/start.ts"; await startInProcess(subjects);`,
  page: `import { startInPage } from "./probe/start.ts"; await startInPage(subjects);`,
  worker: `import { workerHandler } from "./probe/start.ts"; export default workerHandler(subjects);`,
};

/** Bundles the probe with its subjects, each a module that exports `subject`, into one file. */
export async function bundle(entry: Entry, subjects: readonly string[]): Promise<string> {
  const imports = subjects.map((path, at) => `import { subject as subject${at} } from ${JSON.stringify(path)};`);
  const names = subjects.map((_, at) => `subject${at}`);
  const { outputFiles } = await build({
    stdin: {
      contents: [...imports, `const subjects = [${names}];`, starts[entry]].join("\n"),
      resolveDir: join(import.meta.dirname, ".."),
      loader: "ts",
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
    external: ["node:*"],
    // In its own repository the run tests the sources; elsewhere, the packages as they were built.
    conditions: [...(existsSync(join(import.meta.dirname, "../../src/index.ts")) ? ["@signet/source"] : []), "module"],
    // A leak in a stack has to be seen as users would see it.
    keepNames: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was bundled");
  return file.text;
}
