import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";
import { atomFeed } from "./atom-feed.ts";
import { readContract } from "./contract.ts";
import type { ContractChange } from "./contract-changes.ts";
import { contractChanges } from "./contract-changes.ts";
import type { Surface } from "./contract-surface.ts";
import { surfaceOf } from "./contract-surface.ts";

/** One entry of the changelog. */
export interface ChangelogEntry {
  /** Its anchor on the page, and its name in the feed. */
  readonly id: string;
  readonly title: string;
  /** The day as `YYYY-MM-DD`; empty where the repository's history is not there to tell. */
  readonly date: string;
  readonly kind: "packages" | "contract";
  /** Paragraphs of text, code between backticks. */
  readonly text: string;
  readonly changes: readonly ContractChange[];
}

/** Makes the changelog of the changesets, the packages' changelogs and the versions of the contract, and a feed of it. */
export default function changelog({ siteDir, siteConfig }: LoadContext): Plugin<ChangelogEntry[]> {
  const root = join(siteDir, "../..");
  return {
    name: "signet-changelog",
    getPathsToWatch: () => [join(root, ".changeset/*.md"), join(siteDir, "contracts/*.json")],
    loadContent: () =>
      // The newest first; of one day, what is not released yet.
      [...contractEntries(siteDir).reverse(), ...pendingEntries(root), ...releasedEntries(root)].sort((one, other) =>
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

/** What changed in the contract: from each kept version to the next, and from the last one to what is there now. */
function contractEntries(siteDir: string): ChangelogEntry[] {
  const folder = join(siteDir, "contracts");
  const contract = readContract(createRequire(join(siteDir, "package.json")).resolve("@signet/openapi/openapi.json"));
  const kept = readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => {
      const surface: Surface = JSON.parse(readFileSync(join(folder, file), "utf8"));
      return { date: basename(file, ".json"), title: "The contract", surface };
    });
  const next = { date: "", title: "The contract, not released yet", surface: surfaceOf(contract) };
  return [...kept, next].flatMap(({ date, title, surface }, index, versions): ChangelogEntry[] => {
    const before = versions[index - 1]?.surface;
    const changes = before === undefined ? [] : contractChanges(before, surface);
    if (before !== undefined && changes.length === 0) return [];
    return [
      {
        id: `contract-${date || "next"}`,
        title,
        date: date || dayOf(join(siteDir, "../.."), ["--", "openapi/generated/openapi.json"]),
        kind: "contract",
        text: before === undefined ? `The first version: ${Object.keys(surface).length} operations.` : summary(changes),
        changes,
      },
    ];
  });
}

function summary(changes: readonly ContractChange[]): string {
  const breaking = changes.filter((change) => change.breaking).length;
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
