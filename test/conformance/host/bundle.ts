import { join } from "node:path";
import { build } from "esbuild";

/** The way a runtime starts the probe. */
export type Entry = "process" | "page" | "worker";

const starts: Readonly<Record<Entry, string>> = {
  process: `import { startInProcess } from "./probe/start.ts"; await startInProcess(subjects);`,
  page: `import { startInPage } from "./probe/start.ts"; await startInPage(subjects);`,
  worker: `import { workerHandler } from "./probe/start.ts"; export default workerHandler(subjects);`,
};

/** Bundles the probe and its subjects, modules that export `subject`, into one file. */
export async function bundle(entry: Entry, subjects: readonly string[]): Promise<string> {
  const imports = subjects.map((path, at) => `import { subject as subject${at} } from ${JSON.stringify(path)};`);
  const names = subjects.map((_, at) => `subject${at}`);
  return joinModules(
    [...imports, `const subjects = [${names}];`, starts[entry]].join("\n"),
    join(import.meta.dirname, ".."),
    ["@signet/source"],
  );
}

/** Bundles a module into one file. */
export async function joinModules(contents: string, folder: string, conditions: readonly string[]): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: "ts" },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    platform: "browser",
    external: ["node:*"],
    conditions: [...conditions, "module"],
    // Stacks must look as users see them.
    keepNames: true,
    legalComments: "none",
    logLevel: "silent",
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error("nothing was bundled");
  return file.text;
}
