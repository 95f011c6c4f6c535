import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/**
 * Finds a runtime's program in the packages around this folder, then on the PATH.
 *
 * @throws Error that names the runtime, if it is not installed.
 */
export function executable(name: string): { path: string; version: string } {
  const wanted = /^node(\d+)$/.exec(name)?.[1];
  for (const path of candidates(name)) {
    if (!existsSync(path)) continue;
    const version =
      execFileSync(path, ["--version"], { encoding: "utf8", env: { NO_COLOR: "1" } }).split("\n")[0] ?? "";
    if (wanted === undefined || version.startsWith(`v${wanted}.`))
      return { path, version: version.replace(/^v|^workerd |^deno | \(.*$/g, "") };
  }
  throw new Error(
    `the runtime ${name} is not installed: npm install --save-dev ${wanted ? `${name}@npm:node@${wanted}` : name}`,
  );
}

function* candidates(name: string): Generator<string> {
  const program = name.startsWith("node") ? "node" : name;
  if (program === "node") yield process.execPath;
  for (let folder = import.meta.dirname; folder !== dirname(folder); folder = dirname(folder)) {
    yield join(folder, "node_modules", name, "bin", program);
    yield join(folder, "node_modules/.bin", program);
  }
  for (const folder of (process.env.PATH ?? "").split(delimiter)) yield join(folder, program);
}
