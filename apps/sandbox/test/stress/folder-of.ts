import { tmpdir } from "node:os";
import { dirname } from "node:path";

/** Returns the folder for what a process keeps beside a database. */
export function folderOf(location: string): string {
  return location.startsWith("postgres:") ? tmpdir() : dirname(location);
}
