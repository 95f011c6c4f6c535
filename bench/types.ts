import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { generatePeers, installOurs } from "./client/sdks.ts";
import { programs } from "./types/programs.ts";

/** `pnpm bench types`: the compiler's cost of six calls, ours beside openapi-fetch and two generated clients. */
const contract = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
const compilers = {
  "5.9": join(import.meta.dirname, "node_modules/typescript/bin/tsc"),
  "7.0": join(import.meta.dirname, "../node_modules/typescript/bin/tsc"),
};
const folder = mkdtempSync(join(import.meta.dirname, ".types-"));

try {
  console.log("compiler  program             CPU s     memory MB   instantiations");
  installOurs(contract, folder);
  generatePeers(contract, folder);
  for (const [version, compiler] of Object.entries(compilers)) {
    // In turn, so that other work on the machine disturbs all programs alike.
    const rounds = Array.from({ length: 9 }, () =>
      Object.entries(programs).map(([name, text]) => check(compiler, name, text)),
    );
    const medians = Object.keys(programs).map((_, at) => ({
      cpuSeconds: median(rounds.map((round) => round[at]?.cpuSeconds)),
      megabytes: median(rounds.map((round) => round[at]?.megabytes)),
      instantiations: median(rounds.map((round) => round[at]?.instantiations)),
    }));
    for (const [at, name] of Object.keys(programs).entries()) {
      const { cpuSeconds = Number.NaN, megabytes = Number.NaN, instantiations } = medians[at] ?? {};
      const cells = [cpuSeconds.toFixed(2).padStart(10), megabytes.toFixed(0).padStart(14)];
      console.log(`${version.padEnd(10)}${name.padEnd(18)}${cells.join("")}${`${instantiations}`.padStart(17)}`);
    }
    const [ours, bare] = medians;
    for (const figure of ["cpuSeconds", "megabytes", "instantiations"] as const) {
      console.log(
        `  ${figure}: ${((ours?.[figure] ?? Number.NaN) / (bare?.[figure] ?? 1)).toFixed(2)} of openapi-fetch`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Compiles a program once. */
function check(compiler: string, name: string, text: string) {
  // Beside the generated files, under a name that no generator uses.
  const program = `six-calls-${name.replace(", ", "-")}.ts`;
  writeFileSync(join(folder, program), text);
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: "es2024", module: "nodenext", moduleResolution: "nodenext", lib: ["es2024", "dom", "dom.iterable"] },
    allowImportingTsExtensions: true,
    // hey-api's files import each other without file extensions, and break one strict rule.
    ...(name === "hey-api" && { module: "esnext", moduleResolution: "bundler", exactOptionalPropertyTypes: false }),
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [program] }));
  const cpu = childCpuSeconds();
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--extendedDiagnostics"], {
    encoding: "utf8",
  });
  if (stdout.includes("error TS")) throw new Error(`${name} does not compile:\n${stdout.slice(0, 2_000)}`);
  const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1]);
  return {
    cpuSeconds: childCpuSeconds() - cpu,
    megabytes: figure("Memory used") / 1_000,
    instantiations: figure("Instantiations"),
  };
}

/** Returns the CPU time of all processes that this one has waited for. Linux only. */
function childCpuSeconds(): number {
  const [, fields = ""] = /\) (.*)/.exec(readFileSync("/proc/self/stat", "utf8")) ?? [];
  const [user, system] = fields.split(" ").slice(13, 15);
  return (Number(user) + Number(system)) / 100;
}

function median(values: readonly (number | undefined)[]): number {
  return values.map(Number).toSorted((left, right) => left - right)[values.length >> 1] ?? Number.NaN;
}
