import { largeCompanies } from "./company-sizes.ts";
import { type Country, countries } from "./countries.ts";
import type { Place } from "./observation-kinds.ts";
import { createRandom, type Random } from "./random.ts";

/** A host, an address or an app of a company. Assets are not stored but generated from the company. */
export interface Asset {
  asset: string;
  place: Place;
  type: "Host" | "IP" | "Android application" | "iOS application";
  importance: number;
  category: ImportanceCategory;
  /** The addresses behind a host, or the address itself; an app has none. */
  addresses: readonly string[];
  country: Country;
  services: readonly string[];
  product: Product | null;
  tags: readonly string[];
  monitored: boolean;
  /** The id of the company that hosts it, if that is another one. */
  hostId: number | null;
}

/** The importance of an asset; `none` if unknown. */
export type ImportanceCategory = "critical" | "high" | "medium" | "low" | "none";

export interface Product {
  product: string;
  vendor: string;
  version: string;
  type: "Application" | "Operating System" | "Hardware";
  support: "current-version" | "obsolete-version" | "unknown-patch-status";
}

export function generateAssets({ id, guid, shortname, primary_domain }: AssetOwner): Asset[] {
  const random = createRandom("assets", guid);
  const make = (place: Place, asset: string, type: Asset["type"], addresses: string[]): Asset => {
    const [category, importance] = random.chance(0.85) ? random.pick(importances) : unknownImportance;
    return {
      asset,
      place,
      type,
      addresses,
      category,
      importance,
      country: random.pick(countries),
      services: place === "app" ? [] : random.pick(serviceSets),
      product: place !== "app" && random.chance(0.6) ? random.pick(products) : null,
      tags: random.chance(0.3) ? [random.pick(tagNames)] : [],
      monitored: random.chance(0.4),
      hostId: place !== "app" && random.chance(0.25) ? random.pick(hostingCompanies) : null,
    };
  };
  const size = largeCompanies.get(id)?.assets ?? 0;
  const addresses = new Set(Array.from({ length: size / 2 || random.integer(3, 9) }, () => pickAddress(random)));
  const ips = [...addresses].map((address) => make("ip", address, "IP", [address]));
  const more = Array.from({ length: size / 2 }, (_, index) => `node-${index + 1}`);
  const hosts = [...hostNames.filter((_, index) => index < 2 || random.chance(0.6)), ...more].map((name) =>
    make("host", `${name}.${primary_domain}`, "Host", [random.pick([...addresses])]),
  );
  const apps = appNames
    .filter((_, index) => index === 0 || random.chance(0.4))
    .map((name) => {
      const type = random.pick(["Android application", "iOS application"] as const);
      return make("app", `${shortname} ${name}`, type, []);
    });
  return [...ips, ...hosts, ...apps];
}

/** Counts the addresses of a company by the code of their country. */
export function countAddresses(company: AssetOwner & { network_size_v4: number }): Record<string, number> {
  const codes = [...new Set(generateAssets(company).map(({ country }) => country.code))];
  const each = Math.floor(company.network_size_v4 / codes.length);
  // The first country gets the remainder, so that the sum is the whole network.
  const rest = company.network_size_v4 - each * codes.length;
  return Object.fromEntries(codes.map((code, index) => [code, index === 0 ? each + rest : each]));
}

/** The fields of a company that its assets are generated from. */
export interface AssetOwner {
  id: number;
  guid: string;
  shortname: string;
  primary_domain: string;
}

export function tagGuid(name: string): string {
  return createRandom("tag", name).guid();
}

/** Picks an address from the ranges for documentation (RFC 5737). */
function pickAddress(random: Random): string {
  return `${random.pick(["192.0.2", "198.51.100", "203.0.113"])}.${random.integer(1, 254)}`;
}

/** The ids of the companies that host assets of others. They exist with every seed. */
export const hostingCompanies = [7, 8] as const;

const importances = [
  ["low", 0.12],
  ["medium", 0.34],
  ["high", 0.62],
  ["critical", 0.91],
] as const;
const unknownImportance = ["none", 0] as const;
const hostNames = ["www", "mail", "shop", "vpn", "login", "status"];
const appNames = ["Go", "Pay", "Field"];
const tagNames = ["Guest network", "Data centre", "Branch offices"];
const serviceSets = [["HTTPS"], ["HTTP", "HTTPS"], ["HTTPS", "SSH"], ["SMTP"], []] as const;
const products: readonly Product[] = [
  { product: "Sorrel Server", vendor: "Sorrel", version: "4.2", type: "Application", support: "current-version" },
  { product: "Sorrel Server", vendor: "Sorrel", version: "2.8", type: "Application", support: "obsolete-version" },
  { product: "Comfrey Proxy", vendor: "Comfrey", version: "1.19", type: "Application", support: "current-version" },
  { product: "Teasel OS", vendor: "Teasel", version: "11", type: "Operating System", support: "unknown-patch-status" },
];
