import { spawnSync } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

/** Compares the public API of each package with its `api.md`, or writes that: `node test/commands/api-report.ts [--accept] FOLDER…`. */
const declaration = /^(?:export )?(?:declare )?(?:interface|type|const|function|class) (\w+)/gm;
const compilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  skipLibCheck: true,
};

const { values, positionals } = parseArgs({ options: { accept: { type: "boolean" } }, allowPositionals: true });
const work = mkdtempSync(join(tmpdir(), "signet-api-"));
try {
  for (const folder of positionals.map((path) => resolve(path))) {
    const { name, exports }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const accepted = join(folder, "api.md");
    const built = values.accept ? accepted : join(work, "api.md");
    writeFileSync(built, reportOf(folder, name, exports));
    if (values.accept) continue;
    const { status, stdout } = spawnSync("git", ["diff", "--no-index", "--unified=0", accepted, built], {
      encoding: "utf8",
    });
    if (status === 0) continue;
    const lines = stdout.split("\n").filter((line) => /^[+-](?![+-]{2} )/.test(line));
    console.error(
      `The public API of ${name} differs from its api.md: run \`pnpm api\` to accept it, and \`pnpm changeset\` to tell users.`,
    );
    console.error(lines.join("\n"));
    process.exitCode = 1;
  }
} finally {
  rmSync(work, { recursive: true });
}

interface Manifest {
  name: string;
  exports: Record<string, string | { types: string }>;
}

/** Writes one section for each entry point. Generated declarations are left out: the contract's own check covers them. */
function reportOf(folder: string, name: string, exports: Manifest["exports"]): string {
  const generated = new Set(
    globSync("dist/generated/*.d.ts", { cwd: folder }).flatMap((file) =>
      [...readFileSync(join(folder, file), "utf8").matchAll(declaration)].map(([, declared]) => declared),
    ),
  );
  const sections = Object.entries(exports).flatMap(([path, entry]) => {
    if (typeof entry === "string" || entry.types.startsWith("./dist/generated/")) return [];
    const code = extract(folder, join(folder, entry.types))
      .split(/\n\n(?=\/\/ @|import )/)
      .filter((text) => ![...text.matchAll(declaration)].some(([, declared]) => generated.has(declared)))
      .join("\n\n");
    return [`\n## ${join(name, path)}\n\n\`\`\`ts\n${code}\n\`\`\`\n`];
  });
  return [`# The public API of ${name}\n\n\`pnpm api\` writes this file. Do not edit it.\n`, ...sections].join("");
}

/** Returns the declarations that an entry point exports and those that they mention, sorted by name. */
function extract(folder: string, entry: string): string {
  const silent = { default: { logLevel: ExtractorLogLevel.None } };
  const errors: string[] = [];
  const config = ExtractorConfig.prepare({
    configObject: {
      projectFolder: folder,
      mainEntryPointFilePath: entry,
      compiler: { overrideTsconfig: { compilerOptions, files: [entry] } },
      apiReport: {
        enabled: true,
        reportFileName: "api",
        reportFolder: work,
        reportTempFolder: join(work, "temp"),
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: { extractorMessageReporting: silent, tsdocMessageReporting: silent },
    },
    configObjectFullPath: undefined,
    packageJsonFullPath: join(folder, "package.json"),
  });
  Extractor.invoke(config, {
    localBuild: true,
    messageCallback: (message) => {
      if (message.logLevel === ExtractorLogLevel.Error) errors.push(message.text);
      message.handled = true;
    },
  });
  if (errors.length > 0) throw new Error(`${entry} has no report: ${errors.join("; ")}`);
  const report = readFileSync(join(work, "api.api.md"), "utf8").replaceAll("\r\n", "\n");
  return /^```ts\n+(.*?)\n+(?:\/\/ \(No @packageDocumentation[^\n]*\n+)?```$/ms.exec(report)?.[1] ?? "";
}
