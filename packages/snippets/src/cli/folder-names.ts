/**
 * Names a folder for each operation. No two names are equal, also where a file system ignores case, and no name leaves
 * its folder.
 */
export function folderNames(operationIds: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const used = new Set<string>();
  for (const id of operationIds) {
    const name = folderName(id);
    let free = name;
    for (let number = 2; used.has(free.toLowerCase()); number += 1) free = `${name}-${number}`;
    used.add(free.toLowerCase());
    names.set(id, free);
  }
  return names;
}

function folderName(operationId: string): string {
  const name = operationId
    .replace(/^([A-Z]+) \//, "$1-")
    .replaceAll("/", "-")
    .replace(/[^\w .,;=@{}()+!~-]|^[. ]+|[. ]+$/gu, encode)
    .slice(0, 200);
  // Windows reserves the names of devices.
  return /^(?:aux|con|nul|prn|com\d|lpt\d)?$/i.test(name) ? `${name}_` : name;
}

function encode(part: string): string {
  return encodeURIComponent(part.toWellFormed()).replaceAll(".", "%2E").replaceAll("*", "%2A");
}
