/**
 * Returns a name as it is written in addresses. Letters, digits and marks of any script stay, so the result has no character with a
 * meaning in URLs or in the router's paths.
 */
export function slugOf(name: string): string {
  const slug = name.normalize("NFC").replaceAll(/[^\p{L}\p{N}\p{M}_]+/gu, "-");
  return (
    Array.from(slug.replaceAll(/^-+|-+$/g, ""))
      .slice(0, 80)
      .join("") || "unnamed"
  );
}

/** Gives each name its own slug. No two are equal in any case, because routers and some disks ignore case. */
export class Slugs {
  readonly #taken: Set<string>;

  constructor(reserved: readonly string[] = []) {
    this.#taken = new Set(reserved);
  }

  take(name: string): string {
    const slug = slugOf(name);
    for (let count = 1; ; count++) {
      const candidate = count === 1 ? slug : `${slug}-${count}`;
      const folded = candidate.normalize("NFKC").toUpperCase().toLowerCase();
      if (this.#taken.has(folded)) continue;
      this.#taken.add(folded);
      return candidate;
    }
  }
}

/** The kinds of pages below the reference. */
export type PageKind = "operation" | "tag" | "schema" | "webhook";

/** The address of a page. */
export interface Address {
  readonly slug: string;
  /** The path in links and routes, with the route base. It is not encoded, because its file on disk has this name. */
  readonly href: string;
}

/** Gives each page of the reference its address: the first name that asks for a slug gets it without a number. */
export class Addresses {
  readonly index: string;
  readonly #base: string;
  readonly #known = new Map<string, Address>();
  readonly #slugs: Readonly<Record<PageKind, Slugs>> = {
    operation: new Slugs(reserved),
    tag: new Slugs(reserved),
    schema: new Slugs(reserved),
    webhook: new Slugs(reserved),
  };

  /** @param base - the path of the index, such as `/reference`. */
  constructor(base: string) {
    this.#base = base.replace(/\/$/, "");
    // The first page of a site keeps the slash at its end.
    this.index = base || "/";
  }

  /** Returns the address of a page, always the same for a key. */
  of(kind: PageKind, key: string, name: string = key): Address {
    const known = this.#known.get(`${kind} ${key}`);
    if (known) return known;
    const slug = this.#slugs[kind].take(kind === "tag" ? name.toLowerCase() : name);
    const address = { slug, href: `${this.#base}/${folders[kind]}${slug}` };
    this.#known.set(`${kind} ${key}`, address);
    return address;
  }
}

const folders = { operation: "", tag: "tag/", schema: "schemas/", webhook: "webhooks/" } as const;

/** Names of the reference's own folders and files, and those that servers or Windows treat in another way. */
const reserved = "index 404 tag schemas webhooks con prn aux nul com1 com2 com3 lpt1 lpt2 lpt3".split(" ");
