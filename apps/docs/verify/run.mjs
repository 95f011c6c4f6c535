// Runs every TypeScript snippet of this folder as a module of its own, and says of each how it ended.
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";

const say = (line) => process.stdout.write(`${line}\n`);
console.log = () => {};
for (const file of readdirSync(".")
  .sort()
  .filter((name) => name.endsWith(".ts"))) {
  await import(pathToFileURL(file).href).then(
    () => say(`${file} ok`),
    (error) => say(`${file} failed: ${String(error).slice(0, 300).replaceAll("\n", " ")}`),
  );
}
