import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Contract, loadContract } from "@signet/openapi";
import { type HTMLElement, parse } from "node-html-parser";
import { expect } from "vitest";
import { type Runs, readRuns } from "../plugins/reference/runs.ts";
import { siteAddress } from "../site-address.ts";

const build = join(import.meta.dirname, "../build");

/** The base path that the site was built for, without the slash at its end. */
export const base: string = siteAddress(process.env).baseUrl.slice(0, -1);

/** A page of the built site. */
export interface Page {
  /** The path within the site, without a slash at its end. */
  readonly path: string;
  readonly html: string;
  readonly root: HTMLElement;
}

/** The contract that the site was built from. */
export const contract: Contract = loadContract();

/** The recorded runs of the snippets, as the site publishes them. */
export const runs: Runs = readRuns(join(build, "verified.json"));

/** Returns the tag of an operation. */
export function tagOf(id: string): { readonly name: string; readonly "x-application": "SPM" | "TPRM" } {
  const operation = contract.operations.find((candidate) => candidate.id === id) ?? expect.unreachable();
  const tags = contract.document.tags as unknown as ReturnType<typeof tagOf>[];
  return tags.find(({ name }) => name === operation.tag) ?? expect.unreachable();
}

/** Returns the text of a file of the built site. */
export function fileAt(path: string): string {
  return readFileSync(join(build, path), "utf8");
}

/** Every page of the built site. */
export const pages: readonly Page[] = readPages();

/** Returns the page at a path. */
export function pageAt(path: string): Page {
  const page = pages.find((candidate) => candidate.path === path);
  if (page === undefined) throw new Error(`the built site has no page ${path}`);
  return page;
}

/** Checks for a file of the built site. */
export function hasFile(path: string): boolean {
  return existsSync(join(build, path));
}

/** Returns the text of an element, with single spaces and a space between table cells. */
export function textOf(element: HTMLElement): string {
  const cells = element.querySelectorAll("td, th");
  const text = cells.length > 0 ? cells.map((cell) => cell.textContent).join(" ") : element.textContent;
  return text.replace(/\s+/g, " ").trim();
}

function readPages(): Page[] {
  if (!existsSync(join(build, "index.html"))) throw new Error("apps/docs/build is missing: run `pnpm build`");
  return readdirSync(build, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .map((file) => {
      const html = readFileSync(join(build, file), "utf8");
      const path = `/${file.replaceAll("\\", "/")}`.replace(/(\/index)?\.html$/, "") || "/";
      // Without this the parser would keep the text of a `pre` unread.
      return { path, html, root: parse(html, { blockTextElements: { script: true, style: true } }) };
    });
}
