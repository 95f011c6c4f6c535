import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { generatePeers, installOurs } from "./client/sdks.ts";
import { programs, widen } from "./types/programs.ts";

/** `pnpm bench types`: what a program of six calls costs a compiler, ours beside openapi-fetch's types and two generated clients. */
const root = join(import.meta.dirname, "..");
const require = createRequire(import.meta.url);
const compilers = {
  "5.9": join(root, "packages/client/node_modules/typescript/bin/tsc"),
  "7.0": join(root, "node_modules/typescript/bin/tsc"),
};
const contracts = {
  ours: join(root, "openapi/generated/openapi.json"),
  github: require.resolve("@octokit/openapi/generated/api.github.com.json"),
};
const folder = mkdtempSync(join(import.meta.dirname, ".types-"));

try {
  console.log("contract  compiler  program          check s     memory MB   instantiations");
  for (const contract of ["ours", "github"] as const) {
    const source = join(folder, `${contract}.json`);
    writeFileSync(source, JSON.stringify(widen(JSON.parse(readFileSync(contracts[contract], "utf8")))));
    const place = join(folder, contract);
    installOurs(source, place);
    generatePeers(source, place);
    for (const [version, compiler] of Object.entries(compilers)) {
      const costs = Object.entries(programs(contract)).map(([name, text]) => ({
        name,
        ...check(place, compiler, name, text),
      }));
      for (const { name, seconds, megabytes, instantiations } of costs) {
        const cells = [
          seconds.toFixed(2).padStart(10),
          megabytes.toFixed(0).padStart(14),
          `${instantiations}`.padStart(17),
        ];
        console.log(`${contract.padEnd(10)}${version.padEnd(10)}${name.padEnd(14)}${cells.join("")}`);
      }
      const [ours, bare] = costs;
      for (const figure of ["seconds", "megabytes", "instantiations"] as const) {
        // A twentieth is what two runs of the same program differ by.
        const met = (ours?.[figure] ?? Infinity) <= (bare?.[figure] ?? 0) * 1.05;
        if (!met) process.exitCode = 1;
        console.log(`  ${figure} no worse than openapi-fetch: ${met ? "met" : "MISSED"}`);
      }
    }
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** The median of three runs. */
function check(place: string, compiler: string, name: string, text: string) {
  // Beside what is generated, and of no name that a generator gives.
  const program = `six-calls-${name}.ts`;
  writeFileSync(join(place, program), text);
  const compilerOptions = {
    ...{ strict: true, exactOptionalPropertyTypes: true, noEmit: true, skipLibCheck: true, types: [] },
    ...{ target: "es2024", module: "nodenext", moduleResolution: "nodenext", lib: ["es2024", "dom", "dom.iterable"] },
    allowImportingTsExtensions: true,
    // hey-api's files name each other as a bundler resolves, and break that one rule.
    ...(name === "hey-api" && { module: "esnext", moduleResolution: "bundler", exactOptionalPropertyTypes: false }),
  };
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: [program] }));
  const runs = [1, 2, 3].map(() => {
    const { stdout } = spawnSync(process.execPath, [compiler, "-p", place, "--extendedDiagnostics"], {
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
  if (median === undefined) throw new Error("nothing was measured");
  return median;
}
