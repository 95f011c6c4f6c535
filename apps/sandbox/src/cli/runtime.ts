import { readFileSync } from "node:fs";

/** Returns a message when this Node is older than the package's `engines` allow, else `undefined`. */
export function unsupportedNode(version: string = process.versions.node): string | undefined {
  const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  const range: string = manifest.engines.node;
  if (!isOlder(version, range.match(/\d[\d.]*/g) || [])) return undefined;
  return `Node ${version} is not supported: use Node ${range}`;
}

/** Returns a warning when a newer version of the runtime has security fixes, else `undefined`. */
export function runtimeWarning(version: string = process.versions.node): string | undefined {
  if (!isOlder(version, secureVersions)) return undefined;
  return `Node ${version} lacks security fixes: use ${secureVersions.join(", ")} or newer`;
}

/** The first version of each line with the fixes of 2026-10-21. */
const secureVersions = ["22.23.4", "24.22.1", "26.12.1"];

/** Compares a version with the lowest one of its line. A line that is not listed counts by the newest listed one. */
function isOlder(version: string, lowest: readonly string[]): boolean {
  const numbers = (text: string) => text.split(".").map(Number);
  const [major = 0, minor = 0, patch = 0] = numbers(version);
  const lines = lowest.map(numbers);
  const [lineMajor = 0, lineMinor = 0, linePatch = 0] =
    lines.find(([first]) => first === major) || lines.slice(-1)[0] || [];
  if (major !== lineMajor) return major < lineMajor;
  return minor < lineMinor || (minor === lineMinor && patch < linePatch);
}
