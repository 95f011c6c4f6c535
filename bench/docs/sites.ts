import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeSamples } from "@signet/snippets";
import type { Locator, Page } from "playwright-core";
import type { Measured } from "./measure.ts";
import { measure, sum } from "./measure.ts";

/** An operation as a page of a site is found by it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
}

/** A way to make a site of a contract. */
export interface Site {
  readonly name: string;
  /** Where its configuration is. */
  readonly folder: string;
  /** The contract it is made of; undefined for our own, with what runs its snippets. */
  readonly document: string | undefined;
  /** The commands that a user runs in order. The last one builds, and gets the target folder. */
  readonly commands: readonly (readonly [command: string, ...words: string[]])[];
  /** The address at which an operation is read. */
  readonly address: (operation: Operation) => string;
  /** The part of the page that is about the operation. */
  readonly part: (page: Page, operation: Operation) => Locator;
  /** The first snippet in it, and the button that copies it. */
  readonly snippet: string;
  readonly copy: string;
}

const root = join(import.meta.dirname, "../..");

/** Our site, of any document. */
export function ourSite(document: string | undefined): Site {
  return {
    name: "ours",
    folder: join(root, "apps/docs"),
    document,
    commands: [[process.execPath, "--run", "build", "--"]],
    address: ({ id }) => `/reference/${id}`,
    part: (page) => page.locator("main"),
    snippet: "code[data-target]",
    copy: ".sample-buttons button",
  };
}

/**
 * The peers' sites, installed into a folder of their own, as their users do it: with npm and with the packages' install scripts, for one of
 * them brings each of its snippet generators' own dependencies, and these end up on the page.
 */
export async function installPeers(folder: string, document: string): Promise<Site[]> {
  cpSync(join(import.meta.dirname, "peers"), folder, { recursive: true });
  await measure("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], folder, process.env);
  // Redoc shows a request's snippet only where the contract brings it.
  const withSamples = join(folder, "with-samples.json");
  writeFileSync(withSamples, JSON.stringify(codeSamples(JSON.parse(readFileSync(document, "utf8")))));
  const docusaurus = join(folder, "node_modules/.bin/docusaurus");
  return [
    {
      name: "docusaurus-openapi-docs",
      folder: join(folder, "openapi-docs"),
      document,
      commands: [
        [docusaurus, "gen-api-docs", "all"],
        [docusaurus, "build"],
      ],
      address: ({ id }) => `/docs/api/${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      part: (page) => page.locator("main"),
      snippet: ".openapi-explorer__code-block",
      copy: ".openapi-explorer__code-block-container button[aria-label^=Copy]",
    },
    {
      name: "redocusaurus",
      folder: join(folder, "redocusaurus"),
      document: withSamples,
      commands: [[docusaurus, "build"]],
      address: ({ id }) => `/api/#operation/${id}`,
      part: (page, { id }) => page.locator(`[id$="operation/${id}"]`),
      snippet: "pre",
      copy: "button:has-text('Copy')",
    },
    {
      name: "Scalar",
      folder: join(folder, "scalar"),
      document,
      commands: [[docusaurus, "build"]],
      address: (operation) => `/api#${scalarId(operation)}`,
      part: (page, operation) => page.locator(`[id$=${JSON.stringify(scalarId(operation))}]`),
      snippet: "pre",
      copy: ".scalar-code-copy",
    },
  ];
}

/** Builds a site into a folder. A cold build has nothing of an earlier one. */
export async function build(site: Site, out: string, isCold: boolean): Promise<Measured> {
  const generated = ["docs/api", ".docusaurus", "node_modules/.cache"];
  if (isCold) for (const place of generated) rmSync(join(site.folder, place), { recursive: true, force: true });
  const parts: Measured[] = [];
  for (const [place, [command, ...words]] of site.commands.entries()) {
    const args = place === site.commands.length - 1 ? [...words, "--out-dir", out] : words;
    parts.push(await measure(command, args, site.folder, { ...process.env, DOCS_DOCUMENT: site.document }));
  }
  return sum(parts);
}

function scalarId({ tag, method, path }: Operation): string {
  return `tag/${tag.toLowerCase().replaceAll(" ", "-")}/${method.toUpperCase()}${path}`;
}
