import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { basename, extname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { loadDocument } from "@signet/snippets/load";
import { checkBaseUrl, siteAddress } from "../site-address.ts";
import { type ReferenceSite, type SiteDocument, siteVariable } from "./site.ts";

/** A site to build. */
export interface ReferenceBuild {
  /** The paths of OpenAPI 3.0 or 3.1 documents, in JSON or YAML. */
  readonly files: readonly string[];
  /** The folder to create; it must be empty if it exists. */
  readonly out: string;
  /** The path at which the site is served; it begins and ends with a slash. @defaultValue `"/"` */
  readonly baseUrl?: string;
}

/** A program that builds a site, for a caller that measures it. */
export interface BuildCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Removes what the program leaves behind. */
  readonly clean: () => void;
}

const docs = join(import.meta.dirname, "..");

/**
 * Builds a static site of OpenAPI documents.
 *
 * @returns what the build printed.
 * @throws Error naming the file or setting that is wrong, or with the output of a build that failed.
 */
export async function buildReference(build: ReferenceBuild): Promise<string> {
  const { command, args, cwd, env, clean } = await buildCommand(build);
  try {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const stop = () => child.kill();
    process.once("exit", stop);
    const streams = [text(child.stdout), text(child.stderr)];
    const [code] = await once(child, "close");
    process.off("exit", stop);
    const printed = (await Promise.all(streams)).join("");
    if (code !== 0) {
      for (const name of readdirSync(build.out)) rmSync(join(build.out, name), { recursive: true });
      const lines = printed.split("\n").filter((line) => !/^\s+at /.test(line));
      throw new Error(`the site cannot be built:\n${lines.join("\n").trim()}`);
    }
    return printed;
  } finally {
    clean();
  }
}

/** Checks what to build, creates the folder, and returns the program that builds the site for the origin `DOCS_URL`. */
export async function buildCommand({ files, out, baseUrl = "/" }: ReferenceBuild): Promise<BuildCommand> {
  checkBaseUrl("--base-url", baseUrl);
  const { url } = siteAddress({ DOCS_URL: process.env.DOCS_URL || "http://localhost:3000" });
  if (files.length === 0) throw new Error("the file of an OpenAPI document is missing: name at least one");
  const documents = await describeDocuments(files);
  createFolder(out);
  // Ignored by Git and the linters, like the site's own.
  const generated = `.docusaurus/reference-${process.pid}-${Date.now()}`;
  const docusaurus = join(docs, "node_modules/@docusaurus/core/bin/docusaurus.mjs");
  const config = join(import.meta.dirname, "docusaurus.config.ts");
  return {
    command: process.execPath,
    args: [docusaurus, "build", docs, "--config", config, "--out-dir", resolve(out)],
    cwd: docs,
    env: {
      ...process.env,
      [siteVariable]: JSON.stringify({ documents, url, baseUrl } satisfies ReferenceSite),
      DOCUSAURUS_GENERATED_FILES_DIR_NAME: generated,
      SKIP_HTML_MINIFICATION: "true",
    },
    clean: () => rmSync(join(docs, generated), { recursive: true, force: true }),
  };
}

async function describeDocuments(files: readonly string[]): Promise<SiteDocument[]> {
  const names = new Set<string>();
  const documents: SiteDocument[] = [];
  for (const file of files) {
    const { openapi, info } = await loadDocument(file);
    if (openapi.startsWith("3.2")) {
      throw new Error(`${file}: OpenAPI ${openapi} is not supported: convert it to OpenAPI 3.0 or 3.1`);
    }
    const { title = basename(file, extname(file)) } = (info ?? {}) as { readonly title?: string };
    documents.push({ file: resolve(file), title, name: uniqueName(basename(file, extname(file)), names) });
  }
  return documents;
}

function uniqueName(text: string, taken: Set<string>): string {
  const name =
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "") || "document";
  let unique = name;
  for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`;
  taken.add(unique);
  return unique;
}

function createFolder(out: string): void {
  let content: string[];
  try {
    mkdirSync(out, { recursive: true });
    content = readdirSync(out);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(`the output folder ${out} cannot be written (${code}): choose another with --out`, { cause });
  }
  if (content.length > 0) {
    throw new Error(`the output folder ${out} is not empty: empty it, or choose another with --out`);
  }
}
