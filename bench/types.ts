import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  console.log("compiler  program          check s     memory MB   instantiations");
  installOurs(contract, folder);
  generatePeers(contract, folder);
  for (const [version, compiler] of Object.entries(compilers)) {
    const costs = Object.entries(programs).map(([name, text]) => ({ name, ...check(compiler, name, text) }));
    for (const { name, seconds, megabytes, instantiations } of costs) {
      const cells = [
        seconds.toFixed(2).padStart(10),
        megabytes.toFixed(0).padStart(14),
        `${instantiations}`.padStart(17),
      ];
      console.log(`${version.padEnd(10)}${name.padEnd(18)}${cells.join("")}`);
    }
    const [ours, bare] = costs;
    for (const figure of ["seconds", "megabytes", "instantiations"] as const) {
      console.log(
        `  ${figure}: ${((ours?.[figure] ?? Number.NaN) / (bare?.[figure] ?? 1)).toFixed(2)} of openapi-fetch`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** Compiles a program three times and returns the median run. */
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
  const runs = [1, 2, 3].map(() => {
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder, "--extendedDiagnostics"], {
      encoding: "utf8",
    });
    const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, "m").exec(stdout)?.[1]);
    if (stdout.includes("error TS")) throw new Error(`${name} does not compile:\n${stdout.slice(0, 2_000)}`);
    return {
      seconds: figure("Total time"),
      megabytes: figure("Memory used") / 1_000,
      instantiations: figure("Instantiations"),
    };
  });
  const [, median] = runs.toSorted((left, right) => left.seconds - right.seconds);
  if (median === undefined) throw new Error("the compiler printed no figures");
  return median;
}
