import type { DocusaurusConfig } from "@docusaurus/types";
import type { ChangelogEntry } from "./entry.ts";

/** Writes the dated entries as an Atom feed (RFC 4287). A pending entry is left out: its id changes with the release. */
export function atomFeed({ title, ...site }: DocusaurusConfig, entries: readonly ChangelogEntry[]): string {
  const url = `${site.url}${site.baseUrl}`.replace(/\/$/, "");
  const dated = entries.filter(({ date, isPending }) => date !== "" && isPending !== true);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>${escapeXml(title)}: changelog</title>
  <id>${url}/changelog</id>
  <link href="${url}/changelog"/>
  <link rel="self" href="${url}/changelog/atom.xml"/>
  <updated>${toTimestamp(dated[0]?.date ?? "1970-01-01")}</updated>
  <author><name>${escapeXml(title)}</name></author>
${dated.map((entry) => writeEntry(entry, url)).join("\n")}
</feed>
`;
}

function writeEntry({ id, title, date, text, changes }: ChangelogEntry, url: string): string {
  const items = changes.map(({ operationId = "", hasPage, impact, message }) => {
    const breaking = impact === "major" ? "<strong>Breaking.</strong> " : "";
    const operation = hasPage ? `<a href="${url}/reference/${operationId}">${operationId}</a>` : operationId;
    return `<li>${breaking}${operation}${operation && ": "}${escapeXml(message)}</li>`;
  });
  const paragraphs = text.split(/\n{2,}/).map((paragraph) => `<p>${escapeXml(paragraph)}</p>`);
  const content = `${paragraphs.join("")}${items.length > 0 ? `<ul>${items.join("")}</ul>` : ""}`;
  return `  <entry>
    <title>${escapeXml(title)}</title>
    <id>${url}/changelog#${id}</id>
    <link href="${url}/changelog#${id}"/>
    <updated>${toTimestamp(date)}</updated>
    <content type="html">${escapeXml(content)}</content>
  </entry>`;
}

function toTimestamp(day: string): string {
  return `${day}T00:00:00Z`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
