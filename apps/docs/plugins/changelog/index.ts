import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
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
      // The newest first; of one day, what is not released yet.
      [...contractEntries(root), ...pendingEntries(root), ...releasedEntries(root)].sort((one, other) =>
        (other.date || "9").localeCompare(one.date || "9"),
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

/** What is written and not released: one entry for each changeset. */
function pendingEntries(root: string): ChangelogEntry[] {
  const folder = join(root, ".changeset");
  return readdirSync(folder)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => {
      const path = join(folder, file);
      const [, front = "", text = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(path, "utf8")) ?? [];
      const packages = [...front.matchAll(/^["']?(@[^"':]+)["']?: *(\w+)/gm)];
      const breaking = packages.some(([, , bump]) => bump === "major") ? " Breaking." : "";
      return {
        id: `changeset-${basename(file, ".md")}`,
        title: `Next release of ${packages.map(([, name]) => name).join(", ")}`,
        date: dayOf(root, ["--diff-filter=A", "--", path]),
        kind: "packages",
        text: `${text.trim()}${breaking}`,
        changes: [],
      };
    });
}

/** What was released: one entry for each version in a package's changelog. */
function releasedEntries(root: string): ChangelogEntry[] {
  return ["packages", "apps"].flatMap((folder) =>
    readdirSync(join(root, folder)).flatMap((name) => {
      const file = join(root, folder, name, "CHANGELOG.md");
      if (!existsSync(file)) return [];
      return readFileSync(file, "utf8")
        .split(/^## /m)
        .slice(1)
        .map((section): ChangelogEntry => {
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
    }),
  );
}

/** Reads the contract changes: an entry per release, or one for the contract before the first. */
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
  return releases.map(({ version, date, changes }) => ({
    id: `contract-${version.replaceAll(".", "-")}`,
    title: `The contract, with @signet/client ${version}`,
    date,
    kind: "contract",
    text: summary(changes),
    changes: changes.map((change) => ({ ...change, hasPage: pages.has(change.operationId ?? "") })),
  }));
}

function summary(changes: ContractRelease["changes"]): string {
  const breaking = changes.filter(({ impact }) => impact === "major").length;
  const count = changes.length === 1 ? "One change" : `${changes.length} changes`;
  return `${count}, ${breaking === 0 ? "none" : breaking} of them breaking.`;
}

/** The day of the last commit that fits; empty where there is no history. */
function dayOf(root: string, criteria: readonly string[]): string {
  try {
    const words = ["log", "-1", "--format=%cs", ...criteria];
    return execFileSync("git", words, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    // A copy without its history, such as an archive, still builds.
    return "";
  }
}
