import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";

/** What a build took. */
export interface Measured {
  readonly seconds: number;
  /** Of the build's process with all that it started. */
  readonly peakBytes: number;
}

/** Builds the site of a document into a folder. A cold build has no cache of an earlier one. */
export function measureBuild(
  root: string,
  { document, out, isCold }: { document: string; out: string; isCold: boolean },
): Measured {
  const site = join(root, "apps/docs");
  if (isCold) {
    for (const cache of [".docusaurus", "node_modules/.cache"])
      rmSync(join(site, cache), { recursive: true, force: true });
  }
  // The interpreter reports the peak of the largest process below it.
  const program = `
import resource, subprocess, sys, time
start = time.monotonic()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(time.monotonic() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
sys.exit(code)`;
  const { status, stdout } = spawnSync(
    "python3",
    ["-c", program, join(site, "node_modules/.bin/docusaurus"), "build", "--out-dir", out],
    {
      cwd: site,
      env: { ...process.env, DOCS_DOCUMENT: document },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  if (status !== 0) throw new Error(`the build of ${document} ended with ${status}`);
  const [seconds = 0, peakBytes = 0] = stdout.trim().split(" ").map(Number);
  return { seconds, peakBytes };
}
