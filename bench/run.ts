import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

/** Runs one benchmark or all: `pnpm bench [NAME [FLAGS]]`. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -".ts".length));

const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !names.includes(name)) {
  console.error(`benchmark ${name} is unknown: use ${names.join(", ")}`);
  process.exit(2);
}
for (const each of name === undefined ? names : [name]) {
  const file = `${import.meta.dirname}/${each}.ts`;
  const { status } = spawnSync(process.execPath, ["--conditions=@signet/source", file, ...rest], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
