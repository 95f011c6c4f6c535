import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

/**
 * The public surface of the package in a folder, as its build declares it: one section an entry point of its `exports`.
 *
 * What is generated from the contract is left out, for the rating of contract changes gates that.
 */
export function apiReport(folder: string): string {
  const { name, exports }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const declared = generatedNames(folder);
  const sections = Object.entries(exports).flatMap(([path, entry]) => {
    if (typeof entry === "string" || entry.types.startsWith("./dist/generated/")) return [];
    return [
      `\n## ${join(name, path)}\n\n\`\`\`ts\n${without(declared, declarationsOf(folder, entry.types))}\n\`\`\`\n`,
    ];
  });
  return [`# The public surface of ${name}\n\nWritten by \`pnpm api\`; edit it never.\n`, ...sections].join("");
}

/** What the accepted report and the build disagree on; empty when it is nothing. */
export function apiProblems(folder: string): string[] {
  const { name }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const accepted = readFileSync(join(folder, "api.md"), "utf8").split("\n");
  const built = apiReport(folder).split("\n");
  if (accepted.join("\n") === built.join("\n")) return [];
  const gone = accepted.filter((line) => !built.includes(line)).map((line) => `- ${line}`);
  const come = built.filter((line) => !accepted.includes(line)).map((line) => `+ ${line}`);
  return [
    `The public surface of ${name} is not the one in its api.md. Run \`pnpm api\` to accept it, and \`pnpm changeset\` to tell users.`,
    ...gone,
    ...come,
  ];
}

/** The declarations that an entry point exports, and those they mention, in the order of their names. */
function declarationsOf(folder: string, types: string): string {
  const work = mkdtempSync(join(tmpdir(), "signet-api-"));
  try {
    const entry = join(folder, types);
    const silent = { default: { logLevel: ExtractorLogLevel.None } };
    const configObject = {
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
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: silent,
        tsdocMessageReporting: silent,
      },
    };
    const config = ExtractorConfig.prepare({
      configObject,
      configObjectFullPath: undefined,
      packageJsonFullPath: join(folder, "package.json"),
    });
    const errors: string[] = [];
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
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Each declaration but those of these names. */
function without(names: ReadonlySet<string>, declarations: string): string {
  return declarations
    .split(/\n\n(?=\/\/ @|import )/)
    .filter((text) => !names.has(/^(?:export )?(?:interface|type|const|function|class) (\w+)/m.exec(text)?.[1] ?? ""))
    .join("\n\n");
}

function generatedNames(folder: string): Set<string> {
  const sources = readdirSync(join(folder, "dist"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.startsWith("generated") && file.endsWith(".d.ts"))
    .map((file) => readFileSync(join(folder, "dist", file), "utf8"));
  return new Set(
    sources.flatMap((text) =>
      [...text.matchAll(/^export (?:declare )?(?:interface|type|const) (\w+)/gm)].map(([, name = ""]) => name),
    ),
  );
}

interface Manifest {
  name: string;
  exports: Record<string, string | { types: string }>;
}

const compilerOptions = {
  strict: true,
  target: "es2024",
  lib: ["es2024", "dom", "dom.iterable"],
  module: "nodenext",
  types: [],
  exactOptionalPropertyTypes: true,
  skipLibCheck: true,
};

/** `node tools/commands/api-report.ts [--accept] FOLDER…`: holds each package's build to its `api.md`, or writes that. */
if (import.meta.main) {
  const { values, positionals } = parseArgs({ options: { accept: { type: "boolean" } }, allowPositionals: true });
  for (const folder of positionals.map((path) => resolve(path))) {
    if (values.accept) {
      writeFileSync(join(folder, "api.md"), apiReport(folder));
      continue;
    }
    const problems = apiProblems(folder);
    for (const problem of problems) console.error(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
}
