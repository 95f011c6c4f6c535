import { createRandom } from "./random.ts";

/** A company that others depend on. */
export interface Provider {
  guid: string;
  name: string;
  industry: string;
  /** The two-letter code of the country it is led from. */
  country: string;
  isCloud: boolean;
  rating: number;
  products: readonly Product[];
}

/** Something of a provider that others depend on. */
export interface Product {
  /** Its number, from 1. */
  id: number;
  guid: string;
  name: string;
  types: readonly string[];
  functions: readonly string[];
  /** The share of companies that depend on it, from 0 to 1. */
  share: number;
  provider: Provider;
}

/** The products and providers there are, the same in every world. Invented, all of them. */
export const catalogue: { readonly providers: readonly Provider[]; readonly products: readonly Product[] } = build();

/** The product with this guid. */
export function findProduct(guid: string): Product | undefined {
  return catalogue.products.find((product) => product.guid === guid);
}

/** The provider with this guid. */
export function findProvider(guid: string): Provider | undefined {
  return catalogue.providers.find((provider) => provider.guid === guid);
}

function build() {
  const products: Product[] = [];
  const providers = offers().map(([name, industry, country, isCloud, list]) => {
    const random = createRandom("provider", name);
    const own: Product[] = [];
    const provider: Provider = {
      ...{ guid: random.guid(), name, industry, country, isCloud },
      ...{ rating: 10 * random.integer(58, 80), products: own },
    };
    for (const [product, type, business, share] of list) {
      const { guid } = { guid: createRandom("product", product).guid() };
      const made = {
        id: products.length + 1,
        guid,
        name: product,
        types: [type],
        functions: [business],
        share,
        provider,
      };
      products.push(made);
      own.push(made);
    }
    return provider;
  });
  return { providers, products };
}

type Offer = readonly [product: string, type: string, business: string, share: number];

function offers(): readonly (readonly [string, string, string, boolean, readonly Offer[]])[] {
  return [
    [
      "Cumulus Yard",
      "Technology",
      "IE",
      true,
      [
        ["Cumulus Compute", "Cloud Hosting", "Information Technology", 0.45],
        ["Cumulus Store", "Cloud Storage", "Information Technology", 0.3],
        ["Cumulus Names", "DNS", "Information Technology", 0.2],
      ],
    ],
    [
      "Pigeonhole Post",
      "Technology",
      "DE",
      false,
      [
        ["Pigeon Mail", "Mail", "Communications", 0.4],
        ["Pigeon Bulk", "Mail", "Marketing", 0.15],
      ],
    ],
    [
      "Lantern Networks",
      "Telecommunications",
      "US",
      true,
      [
        ["Lantern Edge", "Content Delivery", "Information Technology", 0.35],
        ["Lantern Shield", "Web Application Firewall", "Security", 0.2],
      ],
    ],
    ["Sorrel", "Technology", "CH", false, [["Sorrel Server", "Web Server", "Information Technology", 0.3]]],
    ["Comfrey", "Technology", "JP", false, [["Comfrey Proxy", "Web Server", "Information Technology", 0.1]]],
    [
      "Tally and Sons",
      "Finance",
      "CH",
      false,
      [
        ["Tally Books", "Accounting", "Finance", 0.2],
        ["Tally Pay", "Payments", "Finance", 0.18],
      ],
    ],
    [
      "Footfall Measures",
      "Media/Entertainment",
      "US",
      false,
      [
        ["Footfall Counter", "Web Analytics", "Marketing", 0.4],
        ["Footfall Tags", "Tag Management", "Marketing", 0.25],
      ],
    ],
    ["Open Door Identity", "Technology", "DE", false, [["Open Door", "Single Sign-on", "Security", 0.22]]],
    [
      "Bellwether Desk",
      "Technology",
      "IE",
      false,
      [
        ["Bellwether Tickets", "Help Desk", "Customer Service", 0.2],
        ["Bellwether Chat", "Chat", "Customer Service", 0.12],
      ],
    ],
    ["Wax Seal", "Technology", "CH", false, [["Wax Seal Certificates", "Certificate Authority", "Security", 0.35]]],
    ["Rota House", "Legal", "DE", false, [["Rota", "Human Resources", "Human Resources", 0.1]]],
    ["Threadneedle Forms", "Technology", "JP", false, [["Threadneedle", "Forms", "Marketing", 0.06]]],
  ];
}
