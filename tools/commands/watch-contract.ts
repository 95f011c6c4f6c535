import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { assertValid, bundleContract } from "@signet/openapi/bundle";
import { watch } from "chokidar";
import { generateClient } from "../../packages/client/generate/generate.ts";
import { createSnippet, listOperations, targetNames } from "../../packages/snippets/src/index.ts";

/** What the thread of this file tells: that the contract was saved, what is in step with it again, or what is wrong with it. */
export type Progress = { watching: true } | { saved: number } | { reached: "types" | "snippets" } | { problem: string };

/**
 * A thread that keeps bundle, types and snippets in step with the contract; the sandbox restarts, the pages follow the bundle. A contract that does
 * not hold is told of; what was made of the last one that did stays.
 */
const folder = join(import.meta.dirname, "../../openapi");
const file = join(folder, "generated/openapi.json");
let work = Promise.resolve();
let pause: NodeJS.Timeout | undefined;

const isOther = (path: string) => /\/(generated|node_modules|test)$/.test(path);
const watcher = watch(folder, { ignoreInitial: true, ignored: isOther }).on("all", (_, path) => {
  if (!path.endsWith(".yaml")) return;
  const saved = Date.now();
  clearTimeout(pause);
  // An editor saves in several steps, and a person several files.
  pause = setTimeout(() => {
    work = work.then(() => follow(saved));
  }, 20);
});
await once(watcher, "ready");
// The first times take twice as long, so they are not left to the first saves.
for (let time = 0; time < 3; time += 1) await generateClient(await bundleContract());
tell({ watching: true });

async function follow(saved: number): Promise<void> {
  try {
    const bundle = await bundleContract();
    if (existsSync(file) && readFileSync(file, "utf8") === bundle) return;
    tell({ saved });
    // In one step, and from beside the folder, for those who watch it.
    const fresh = join(folder, ".openapi.json");
    writeFileSync(fresh, bundle);
    renameSync(fresh, file);
    await generateClient(bundle);
    execFileSync(process.execPath, [join(folder, "../apps/sandbox/generate.ts")]);
    tell({ reached: "types" });
    writeEverySnippet(bundle);
    tell({ reached: "snippets" });
    await assertValid();
  } catch (error) {
    tell({ problem: error instanceof Error ? error.message : String(error) });
  }
}

/** So that a request that a snippet cannot be written of is known at once, and not when its page is opened. */
function writeEverySnippet(bundle: string): void {
  const document = JSON.parse(bundle);
  for (const { operationId } of listOperations(document)) {
    for (const target of targetNames) createSnippet(document, operationId, target);
  }
}

function tell(progress: Progress): void {
  parentPort?.postMessage(progress);
}
