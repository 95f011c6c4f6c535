import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { parse } from "node-html-parser";

/** The address that a built site has. */
export interface BuiltSite {
  readonly folder: string;
  readonly origin: string;
  /** The base path, which begins and ends with a slash. */
  readonly base: string;
}

/** Lists the internal addresses in pages, Markdown copies, lists and feeds that leave out the base path or lead to no file. */
export function brokenAddresses({ folder, origin, base }: BuiltSite): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => !/^(assets|pagefind)/.test(file),
  );
  return files.flatMap((file) => {
    const addresses = addressesIn(file, join(folder, file));
    const broken = addresses.filter((address) => {
      const url = new URL(address, `${origin}${base}${file}`);
      if (url.origin !== origin) return false;
      return !`${url.pathname}/`.startsWith(base) || !hasPage(folder, url.pathname.slice(base.length));
    });
    return broken.map((address) => `${file}: ${address}`);
  });
}

function addressesIn(file: string, path: string): string[] {
  const [ending] = /\.\w+$/.exec(file) ?? [];
  const text = () => readFileSync(path, "utf8");
  const all = (pattern: RegExp) => [...text().matchAll(pattern)].map(([, address = ""]) => address);
  switch (ending) {
    case ".html":
      return parse(text())
        .querySelectorAll("[href], [src], meta[property='og:url']")
        .flatMap((element) => ["href", "src", "content"].flatMap((name) => element.getAttribute(name) ?? []));
    case ".md":
    case ".txt":
      return all(/\]\(([^)\s]+)\)/g);
    case ".xml":
      return all(/(?:<loc>|<id>|href=")([^<"]+)/g);
    default:
      return [];
  }
}

function hasPage(folder: string, path: string): boolean {
  const file = join(folder, decodeURIComponent(path));
  return [file, join(file, "index.html"), `${file}.html`].some((one) => existsSync(one) && statSync(one).isFile());
}
