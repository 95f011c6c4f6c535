import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { codeSamples } from "@signet/snippets";
import { type Measured, measure, sum } from "@signet/test/support/measure";
import type { Locator, Page } from "playwright-core";

/** An operation, as far as sites need it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly tag: string;
}

/** A generator of documentation sites. */
export interface Site {
  readonly name: string;
  /** Folder of its configuration. */
  readonly folder: string;
  /** The document that the configuration finds in `OPENAPI_DOCUMENT`. */
  readonly document?: string;
  /** Commands to run in order. The last one builds, and ends with the flag of the output folder. */
  readonly commands: readonly (readonly [command: string, ...words: string[]])[];
  /** Returns the path of an operation's page. */
  readonly address: (operation: Operation) => string;
  /** Returns the part of the page about the operation. */
  readonly part: (page: Page, operation: Operation) => Locator;
  /** Selectors of its first snippet and of the copy button. */
  readonly snippet: string;
  readonly copy: string;
}

const root = join(import.meta.dirname, "../..");

/** Our site of the contract, with its guides, collections and changelog, which the others do not have. */
export const ourSite: Site = {
  name: "ours",
  folder: join(root, "apps/docs"),
  commands: [[process.execPath, "--run", "build", "--", "--out-dir"]],
  address: ({ id }) => `/reference/${id}`,
  part: (page) => page.locator("main"),
  snippet: "code[data-target]",
  copy: ".sample-buttons button",
};

/** Returns a site that `pnpm reference` builds of a document. */
export function referenceSite(name: string, document: string): Site {
  const launcher = join(root, "tools/run.mjs");
  return { ...ourSite, name, folder: root, commands: [[process.execPath, launcher, "reference", document, "--out"]] };
}

/**
 * Installs the other generators with npm, as their users do.
 *
 * Install scripts run, because one generator installs dependencies that end up on the page.
 */
export async function installPeers(folder: string, document: string): Promise<Site[]> {
  cpSync(join(import.meta.dirname, "peers"), folder, { recursive: true });
  await measure("npm", ["install", "--no-audit", "--no-fund", "--loglevel=error"], folder, process.env);
  // Redoc only shows snippets that the contract contains.
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
        [docusaurus, "build", "--out-dir"],
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
      commands: [[docusaurus, "build", "--out-dir"]],
      address: ({ id }) => `/api/#operation/${id}`,
      part: (page, { id }) => page.locator(`[id$="operation/${id}"]`),
      snippet: "pre",
      copy: "button:has-text('Copy')",
    },
    {
      name: "Scalar",
      folder: join(folder, "scalar"),
      document,
      commands: [[docusaurus, "build", "--out-dir"]],
      address: (operation) => `/api#${scalarId(operation)}`,
      part: (page, operation) => page.locator(`[id$=${JSON.stringify(scalarId(operation))}]`),
      snippet: "pre",
      copy: ".scalar-code-copy",
    },
  ];
}

/** Builds a site into a folder. A cold build starts without caches. */
export async function build(site: Site, out: string, isCold: boolean): Promise<Measured> {
  const generated = ["docs/api", ".docusaurus", "node_modules/.cache"];
  if (isCold) for (const place of generated) rmSync(join(site.folder, place), { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  const parts: Measured[] = [];
  for (const [place, [command, ...words]] of site.commands.entries()) {
    const args = place === site.commands.length - 1 ? [...words, out] : words;
    parts.push(await measure(command, args, site.folder, { ...process.env, OPENAPI_DOCUMENT: site.document }));
  }
  return sum(parts);
}

function scalarId({ tag, method, path }: Operation): string {
  return `tag/${tag.toLowerCase().replaceAll(" ", "-")}/${method.toUpperCase()}${path}`;
}
