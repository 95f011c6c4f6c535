import { execFileSync } from "node:child_process";
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { loadContract } from "@signet/openapi";
import { atomFeed } from "./atom-feed.ts";
import type { ChangelogEntry, ContractChange } from "./entry.ts";

interface ContractRelease {
  readonly version: string;
  readonly date: string;
  readonly changes: readonly Omit<ContractChange, "hasPage">[];
}

/** Creates the changelog from changesets, package changelogs and contract changes, and its feed. */
export default function changelog({ siteDir, siteConfig }: LoadContext): Plugin<ChangelogEntry[]> {
  const root = join(siteDir, "../..");
  return {
    name: "signet-changelog",
    getPathsToWatch: () => [join(root, ".changeset/*.md"), join(root, "openapi/changelog.json")],
    loadContent: () =>
      // Newest first; entries without a date are not committed yet.
      [...contractEntries(root), ...pendingEntries(root), ...releasedEntries(root)].sort((a, b) =>
        (b.date || "9").localeCompare(a.date || "9"),
      ),
    async contentLoaded({ content, actions: { createData } }) {
      await createData("entries.json", content);
    },
    async postBuild({ content, outDir }) {
      mkdirSync(join(outDir, "changelog"), { recursive: true });
      writeFileSync(join(outDir, "changelog/atom.xml"), atomFeed(siteConfig, content));
    },
  };
}

function pendingEntries(root: string): ChangelogEntry[] {
  const files = globSync(".changeset/*.md", { cwd: root, exclude: (file) => basename(String(file)) === "README.md" });
  return files.sort().map((file) => {
    const [, front = "", text = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readText(root, file)) ?? [];
    const packages = [...front.matchAll(/^["']?(@[^"':]+)["']?: *(\w+)/gm)];
    const breaking = packages.some(([, , bump]) => bump === "major") ? " Breaking." : "";
    return {
      id: `changeset-${basename(file, ".md")}`,
      title: `Next release of ${packages.map(([, name]) => name).join(", ")}`,
      date: dayOf(root, ["--diff-filter=A", "--", file]),
      isPending: true,
      kind: "packages",
      text: `${text.trim()}${breaking}`,
      changes: [],
    };
  });
}

function releasedEntries(root: string): ChangelogEntry[] {
  const files = globSync("{packages,apps}/*/CHANGELOG.md", { cwd: root });
  return files.sort().flatMap((file) => {
    const name = basename(dirname(file));
    const sections = readText(root, file).split(/^## /m).slice(1);
    return sections.map((section): ChangelogEntry => {
      const [version = "", ...lines] = section.split("\n");
      return {
        id: `${name}-${version.replaceAll(".", "-")}`,
        title: `@signet/${name} ${version}`,
        date: dayOf(root, ["-S", `## ${version}`, "--", file]),
        kind: "packages",
        text: lines.join("\n").trim(),
        changes: [],
      };
    });
  });
}

/** Before the first release, one entry announces the contract itself. */
function contractEntries(root: string): ChangelogEntry[] {
  const folder = join(root, "openapi");
  const contract = join(folder, "generated/openapi.json");
  const pages = new Set(loadContract(contract).operations.map(({ id }) => id));
  const file = join(folder, "changelog.json");
  const releases: ContractRelease[] = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : [];
  if (releases.length === 0) {
    const date = dayOf(root, ["--diff-filter=A", "--", contract]);
    const text = `The first version: ${pages.size} operations.`;
    return [{ id: "contract-first", title: "The contract", date, kind: "contract", text, changes: [] }];
  }
  return releases.map(({ version, date, changes }) => {
    const breaking = changes.filter(({ impact }) => impact === "major").length;
    const count = changes.length === 1 ? "One change" : `${changes.length} changes`;
    return {
      id: `contract-${version.replaceAll(".", "-")}`,
      title: `Contract changes in @signet/client ${version}`,
      date,
      kind: "contract",
      text: `${count}, ${breaking === 0 ? "none" : breaking} of them breaking.`,
      changes: changes.map((change) => ({ ...change, hasPage: pages.has(change.operationId ?? "") })),
    };
  });
}

function readText(root: string, file: string): string {
  return readFileSync(join(root, file), "utf8");
}

function dayOf(root: string, criteria: readonly string[]): string {
  try {
    const parameters = ["log", "-1", "--format=%cs", ...criteria];
    return execFileSync("git", parameters, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    // A copy without Git history, such as an archive, still builds.
    return "";
  }
}
