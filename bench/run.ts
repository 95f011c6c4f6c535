import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";

/** `pnpm bench [NAME]`: runs one benchmark, or all; what follows the name goes to it. */
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -".ts".length));

const [name, ...rest] = process.argv.slice(2);
if (name !== undefined && !names.includes(name)) {
  console.error(`no benchmark ${name}; there are ${names.join(", ")}`);
  process.exit(2);
}
for (const each of name === undefined ? names : [name]) {
  const file = `${import.meta.dirname}/${each}.ts`;
  const { status } = spawnSync(process.execPath, ["--conditions=@signet/source", file, ...rest], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}
