/**
 * Renames a checkout's packages and their repository to those of `NPM_SCOPE` and `GITHUB_REPOSITORY`: `node tools/commands/publish-as.ts`.
 *
 * The release workflow runs it in its own checkouts, so that a fork publishes under its own names and needs no commit of its own.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { repository, scope } from "../src/publication.ts";

const renames = [
  ["@signet/", `${scope}/`],
  ["github.com/signet/signet", `github.com/${repository}`],
] as const;
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], {
  encoding: "utf8",
})
  .split("\0")
  .filter(Boolean);
for (const file of files) {
  // Latin-1 keeps every byte of every kind of file.
  const text = readFileSync(file, "latin1");
  const renamed = renames.reduce((before, [from, to]) => before.replaceAll(from, to), text);
  if (renamed !== text) writeFileSync(file, renamed, "latin1");
}
console.log(`The packages are ${scope}/*, published from https://github.com/${repository}`);
