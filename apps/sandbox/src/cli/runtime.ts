/** Returns a warning when a newer version of the runtime has security fixes, else `undefined`. */
export function runtimeWarning(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const floor = floors.get(major);
  if (floor === undefined ? major > newest : minor > floor[0] || (minor === floor[0] && patch >= floor[1]))
    return undefined;
  return `Node ${version} lacks security fixes: use 22.23.4, 24.22.1, 26.12.1 or newer`;
}

/** The first version of each line with the fixes of 2026-10-21: minor and patch. */
const floors: ReadonlyMap<number, readonly [minor: number, patch: number]> = new Map([
  [22, [23, 4]],
  [24, [22, 1]],
  [26, [12, 1]],
]);
const newest = Math.max(...floors.keys());
