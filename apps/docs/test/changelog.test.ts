import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DocusaurusConfig, LoadContext } from "@docusaurus/types";
import { contractFile } from "@signet/openapi";
import vendorChanges from "@signet/openapi/vendor-changes.json" with { type: "json" };
import { parse as parseHtml } from "node-html-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { atomFeed } from "../plugins/changelog/atom-feed.ts";
import type { ChangelogEntry } from "../plugins/changelog/entry.ts";
import changelog from "../plugins/changelog/index.ts";
import { base, contract, fileAt, pageAt } from "./site.ts";

const repository = join(import.meta.dirname, "../../..");

describe("a release that changed the contract", () => {
  const root = mkdtempSync(join(tmpdir(), "signet-changelog-"));
  const siteDir = join(root, "apps/docs");
  const siteConfig = { title: "Signet", url: "https://signet.example", baseUrl: "/docs/" };
  const plugin = changelog({ siteDir, siteConfig } as LoadContext);
  beforeAll(() => {
    for (const folder of [".changeset", "packages", "apps/docs", "openapi/generated"]) {
      mkdirSync(join(root, folder), { recursive: true });
    }
    cpSync(contractFile, join(root, "openapi/generated/openapi.json"));
    const changes = [
      { impact: "major", message: "The parameter `q` became required.", operationId: "listCompanies" },
      { impact: "major", message: "GET /v1/gone was removed.", operationId: "getGone" },
      { impact: "minor", message: "The schema Company <got> a field." },
    ];
    writeFileSync(
      join(root, "openapi/changelog.json"),
      JSON.stringify([{ version: "1.2.0", date: "2026-12-24", changes }]),
    );
  });
  afterAll(() => rmSync(root, { recursive: true }));

  test("has a dated entry that counts breaking changes and links to existing pages", async () => {
    const entries = await plugin.loadContent?.();
    const entry = entries?.find(({ date }) => date !== "");
    expect(entry).toMatchObject({
      id: "contract-1-2-0",
      title: "Contract changes in @signet/client 1.2.0",
      date: "2026-12-24",
      kind: "contract",
      text: "3 changes, 2 of them breaking.",
    });
    expect(entry?.changes.map(({ operationId, hasPage }) => [operationId, hasPage])).toEqual([
      ["listCompanies", true],
      ["getGone", false],
      [undefined, false],
    ]);
  });

  test("is in the feed, with breaking changes marked", async () => {
    const content = await plugin.loadContent?.();
    await plugin.postBuild?.({ content, outDir: root } as Parameters<NonNullable<typeof plugin.postBuild>>[0]);
    const entry = parseHtml(readFileSync(join(root, "changelog/atom.xml"), "utf8")).querySelector("entry");
    expect(entry?.querySelector("updated")?.textContent).toBe("2026-12-24T00:00:00Z");
    const items = parseHtml(entry?.querySelector("content")?.textContent ?? "").querySelectorAll("li");
    expect(items.map((item) => item.innerHTML)).toEqual([
      '<strong>Breaking.</strong> <a href="https://signet.example/docs/reference/listCompanies">listCompanies</a>: The parameter `q` became required.',
      "<strong>Breaking.</strong> getGone: GET /v1/gone was removed.",
      "The schema Company &lt;got&gt; a field.",
    ]);
  });
});

describe("atomFeed", () => {
  const siteConfig = { title: "Signet", url: "https://signet.example", baseUrl: "/" } as DocusaurusConfig;
  const entry: ChangelogEntry = {
    id: "client-1-0-0",
    title: "@signet/client 1.0.0",
    date: "2026-12-24",
    kind: "packages",
    text: "One <paragraph>.\n\nAnother.",
    changes: [],
  };

  test("separates paragraphs, and escapes them", () => {
    const content = parseHtml(atomFeed(siteConfig, [entry])).querySelector("content")?.textContent;
    expect(content).toBe("<p>One &lt;paragraph&gt;.</p><p>Another.</p>");
  });

  test("leaves out pending entries, whose id the release changes", () => {
    const pending = { ...entry, id: "changeset-new", isPending: true };
    expect(atomFeed(siteConfig, [pending, entry])).not.toContain("changeset-new");
    expect(atomFeed(siteConfig, [pending])).toContain("<updated>1970-01-01T00:00:00Z</updated>");
  });
});

describe("the changelog", () => {
  const { root } = pageAt("/changelog");

  test("has package and contract entries", () => {
    const kinds = root.querySelectorAll(".change-date span").map((kind) => kind.textContent);
    expect(new Set(kinds)).toEqual(new Set(["packages", "contract"]));
  });

  test("shows every contract change, marks breaking ones and links operations", () => {
    const file = join(repository, "openapi/changelog.json");
    const releases: { version: string; changes: { impact: string; operationId?: string }[] }[] = existsSync(file)
      ? JSON.parse(readFileSync(file, "utf8"))
      : [];
    for (const { version, changes } of releases) {
      const entry = root.getElementById(`contract-${version.replaceAll(".", "-")}`)?.closest("section");
      const items = entry?.querySelectorAll("li") ?? [];
      expect(items).toHaveLength(changes.length);
      for (const [index, { impact, operationId }] of changes.entries()) {
        expect(items[index]?.querySelector(".change-breaking") !== null).toBe(impact === "major");
        if (contract.operations.every(({ id }) => id !== operationId)) continue;
        expect(items[index]?.querySelector("a")?.getAttribute("href")).toBe(`${base}/reference/${operationId}`);
      }
    }
  });

  test("has the same entries in the feed, newest first", () => {
    const feed = parseHtml(fileAt("changelog/atom.xml"));
    const updated = feed.querySelectorAll("entry updated").map((element) => element.textContent);
    expect(updated).toEqual([...updated].sort().reverse());
    const ids = feed.querySelectorAll("entry id").map((element) => element.textContent);
    for (const id of ids) expect(root.getElementById(id.split("#")[1] ?? ""), id).toBeTruthy();
    expect(feed.querySelectorAll("feed > updated")).toHaveLength(1);
  });

  test("lists the vendor's changes apart from ours, newest first, each with its source", () => {
    const rows = root.querySelectorAll('table[aria-label="Changes by the vendor"] tbody tr');
    expect(rows.map((row) => row.querySelectorAll("td").at(-1)?.textContent)).toEqual(
      vendorChanges.map(({ source }) => source),
    );
    const dates = rows.flatMap((row) => row.querySelector("time")?.getAttribute("datetime") ?? []);
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(rows[0]?.textContent).toContain("8 January 2026");
    expect(rows[0]?.textContent).toContain("Critical Vulnerability Management");
  });
});
