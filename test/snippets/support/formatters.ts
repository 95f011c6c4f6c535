import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { TargetName } from "@signet/snippets";
import { ensureEnvironment } from "@signet/tools/python";
import { check } from "prettier";

/** A program to check, and what it calls. */
export interface WrittenProgram {
  readonly id: string;
  readonly target: TargetName;
  readonly code: string;
}

/** The lines that a tool prints about programs, or why it could not run. */
export interface ToolReport {
  readonly tool: string;
  readonly programs: number;
  readonly findings: readonly string[];
  readonly missing: string | undefined;
}

/** Finds or installs a Python with requests, httpx, and the formatter and checkers of Python. */
export async function corpusPython(): Promise<string> {
  return join(await ensureEnvironment(".venv-corpus", "black", ...pythonTools), "bin/python");
}

/** Checks programs with the formatters and checkers of their languages. */
export async function checkPrograms(programs: readonly WrittenProgram[]): Promise<readonly ToolReport[]> {
  const folder = await mkdtemp(join(tmpdir(), "signet-formatters-"));
  const paths = (target: TargetName) =>
    programs.flatMap((one, index) => (one.target === target ? [pathOf(one, index)] : []));
  const reports: ToolReport[] = [];
  const run = async (tool: string, target: TargetName, program: string, parameters: readonly string[]) => {
    reports.push({ tool, programs: paths(target).length, ...(await runTool(program, parameters, folder)) });
  };
  try {
    await symlink(`${import.meta.dirname}/../../node_modules`, join(folder, "node_modules"));
    await writeFile(join(folder, "go.mod"), "module snippets\n\ngo 1.21\n");
    for (const [index, program] of programs.entries()) {
      const path = join(folder, pathOf(program, index));
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, `${program.code}\n`);
    }
    const python = await corpusPython();
    await run("black", "python", python, ["-m", "black", "--check", "python"]);
    await run("ruff", "python", python, [
      "-m",
      "ruff",
      "check",
      "--quiet",
      "--output-format=concise",
      `--select=${ruffRules}`,
      "python",
    ]);
    await run("mypy --strict", "python", python, [
      "-m",
      "mypy",
      "--strict",
      "--no-error-summary",
      "--cache-dir=/dev/null",
      "python",
    ]);
    for (const target of ["typescript", "javascript"] as const) {
      const results = programs.map(async (one, index) => {
        const isClean = one.target !== target || (await check(`${one.code}\n`, { filepath: pathOf(one, index) }));
        return isClean ? [] : [pathOf(one, index)];
      });
      const findings = (await Promise.all(results)).flat();
      reports.push({ tool: "prettier", programs: paths(target).length, findings, missing: undefined });
    }
    await run("tsc --strict", "typescript", tsc, [...compilerOptions, ...paths("typescript")]);
    await run("tsc --checkJs", "javascript", tsc, [
      ...compilerOptions,
      "--checkJs",
      "--noImplicitAny",
      "false",
      ...paths("javascript"),
    ]);
    await run("shfmt", "curl", "go", ["run", shfmt, "-i", "2", "-ln", "bash", "-d", "curl"]);
    await run("gofmt", "go", "gofmt", ["-l", "go"]);
    await run("go vet", "go", "go", ["vet", "./..."]);
    const formatter = `com.google.googlejavaformat:google-java-format:${javaFormatter}:jar:all-deps`;
    const fetched = await runTool(
      "mvn",
      ["-q", "dependency:get", "-Dtransitive=false", `-Dartifact=${formatter}`],
      folder,
    );
    const jar = `com/google/googlejavaformat/google-java-format/${javaFormatter}/google-java-format-${javaFormatter}-all-deps.jar`;
    const parameters = [...javaExports, "-jar", join(homedir(), ".m2/repository", jar), "--dry-run", ...paths("java")];
    if (fetched.missing === undefined) await run("google-java-format", "java", "java", parameters);
    else reports.push({ tool: "google-java-format", programs: paths("java").length, ...fetched });
    return reports.map((report) => ({ ...report, findings: report.findings.map((line) => named(line, programs)) }));
  } finally {
    await rm(folder, { recursive: true, maxRetries: 5 });
  }
}

/** Go and Java have a folder for each program. */
function pathOf({ target }: WrittenProgram, index: number): string {
  const { [target]: file } = files;
  return file.startsWith(".") ? `${target}/p${index}${file}` : `${target}/p${index}/${file}`;
}

/** Puts the operation's name after the path that a line begins with. */
function named(line: string, programs: readonly WrittenProgram[]): string {
  const [, index] = /\bp(\d+)\b/.exec(line) ?? [];
  const program = programs[Number(index)];
  return program ? `${line} [${program.id}]` : line;
}

function runTool(
  program: string,
  parameters: readonly string[],
  folder: string,
): Promise<Pick<ToolReport, "findings" | "missing">> {
  return new Promise((done) => {
    execFile(program, parameters, { cwd: folder, maxBuffer: 2 ** 30 }, (error, output, errors) => {
      const findings = `${output}\n${errors}`
        .split("\n")
        .filter((line) => line !== "" && !/^(?:go: downloading|#|All done!|Oh no!|\d+ files?) /.test(line));
      const isMissing = (error as NodeJS.ErrnoException | null)?.code === "ENOENT";
      if (isMissing) done({ findings: [], missing: `${program} is not installed` });
      else done({ findings: error && findings.length === 0 ? [error.message] : findings, missing: undefined });
    });
  });
}

const files: Readonly<Record<TargetName, string>> = {
  curl: ".sh",
  python: ".py",
  typescript: ".mts",
  javascript: ".mjs",
  go: "main.go",
  java: "Main.java",
};
const pythonTools = [
  "black==26.10.1",
  "ruff==0.17.6",
  "mypy==2.4.1",
  "httpx==0.28.1",
  "requests==2.34.2",
  "types-requests==2.33.0.20261030",
];
/** Errors, imports, bugs and needless code; black decides about the length of lines. */
const ruffRules = "E4,E7,E9,F,W,B,I,SIM,UP";
const tsc = `${import.meta.dirname}/../../node_modules/.bin/tsc`;
const compilerOptions = [
  "--noEmit",
  "--strict",
  "--target",
  "es2024",
  "--module",
  "nodenext",
  "--types",
  "node",
  "--skipLibCheck",
];
const shfmt = "mvdan.cc/sh/v3/cmd/shfmt@v3.14.1";
/** The newest that runs on Java 17. */
const javaFormatter = "1.28.0";
const javaExports = ["api", "code", "file", "parser", "tree", "util"].map(
  (name) => `--add-exports=jdk.compiler/com.sun.tools.javac.${name}=ALL-UNNAMED`,
);
