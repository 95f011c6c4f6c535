import { createRandom } from "./random.ts";

export interface Provider {
  guid: string;
  name: string;
  industry: string;
  /** The two-letter code of the country of its headquarters. */
  country: string;
  isCloud: boolean;
  rating: number;
  products: readonly Product[];
}

export interface Product {
  /** Counted from 1. */
  id: number;
  guid: string;
  name: string;
  types: readonly string[];
  functions: readonly string[];
  /** The share of companies that depend on it, from 0 to 1. */
  share: number;
  provider: Provider;
}

/** The products of all providers, the same with every seed. All of them are invented. */
export const allProducts: Product[] = [];

export const allProviders: readonly Provider[] = [
  provider("Cumulus Yard", "Technology", "IE", true, [
    ["Cumulus Compute", "Cloud Hosting", "Information Technology", 0.45],
    ["Cumulus Store", "Cloud Storage", "Information Technology", 0.3],
    ["Cumulus Names", "DNS", "Information Technology", 0.2],
  ]),
  provider("Pigeonhole Post", "Technology", "DE", false, [
    ["Pigeon Mail", "Mail", "Communications", 0.4],
    ["Pigeon Bulk", "Mail", "Marketing", 0.15],
  ]),
  provider("Lantern Networks", "Telecommunications", "US", true, [
    ["Lantern Edge", "Content Delivery", "Information Technology", 0.35],
    ["Lantern Shield", "Web Application Firewall", "Security", 0.2],
  ]),
  provider("Sorrel", "Technology", "CH", false, [["Sorrel Server", "Web Server", "Information Technology", 0.3]]),
  provider("Comfrey", "Technology", "JP", false, [["Comfrey Proxy", "Web Server", "Information Technology", 0.1]]),
  provider("Tally and Sons", "Finance", "CH", false, [
    ["Tally Books", "Accounting", "Finance", 0.2],
    ["Tally Pay", "Payments", "Finance", 0.18],
  ]),
  provider("Footfall Measures", "Media/Entertainment", "US", false, [
    ["Footfall Counter", "Web Analytics", "Marketing", 0.4],
    ["Footfall Tags", "Tag Management", "Marketing", 0.25],
  ]),
  provider("Open Door Identity", "Technology", "DE", false, [["Open Door", "Single Sign-on", "Security", 0.22]]),
  provider("Bellwether Desk", "Technology", "IE", false, [
    ["Bellwether Tickets", "Help Desk", "Customer Service", 0.2],
    ["Bellwether Chat", "Chat", "Customer Service", 0.12],
  ]),
  provider("Wax Seal", "Technology", "CH", false, [
    ["Wax Seal Certificates", "Certificate Authority", "Security", 0.35],
  ]),
  provider("Rota House", "Legal", "DE", false, [["Rota", "Human Resources", "Human Resources", 0.1]]),
  provider("Threadneedle Forms", "Technology", "JP", false, [["Threadneedle", "Forms", "Marketing", 0.06]]),
];

export function findProduct(guid: string): Product | undefined {
  return allProducts.find((product) => product.guid === guid);
}

export function findProvider(guid: string): Provider | undefined {
  return allProviders.find((provider) => provider.guid === guid);
}

function provider(
  name: string,
  industry: string,
  country: string,
  isCloud: boolean,
  offers: readonly (readonly [product: string, type: string, business: string, share: number])[],
): Provider {
  const random = createRandom("provider", name);
  const own: Product[] = [];
  const guid = random.guid();
  const created = { guid, name, industry, country, isCloud, rating: 10 * random.integer(58, 80), products: own };
  for (const [product, type, business, share] of offers) {
    own.push({
      id: allProducts.length + own.length + 1,
      guid: createRandom("product", product).guid(),
      name: product,
      types: [type],
      functions: [business],
      share,
      provider: created,
    });
  }
  allProducts.push(...own);
  return created;
}
