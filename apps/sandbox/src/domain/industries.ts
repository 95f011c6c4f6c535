export interface Industry {
  name: string;
  slug: string;
  parts: readonly Industry[];
  /** The business of its companies. */
  trade: string;
  /** The last words of its companies' names. */
  suffixes: readonly string[];
}

export const industries: readonly Industry[] = [
  industry("Technology", "software", "Systems Software Cloud", "Computer Software", "Computer Hardware"),
  industry("Finance", "payments and savings", "Capital Bank Finance", "Banking", "Investment Management"),
  industry("Insurance", "insurance", "Assurance Mutual Insurance"),
  industry("Healthcare/Wellness", "care", "Clinics Health Care", "Hospitals", "Medical Devices"),
  industry("Retail", "shops", "Stores Outfitters Markets", "Apparel"),
  industry("Manufacturing", "machines", "Works Instruments Foundry", "Machinery", "Chemicals"),
  industry("Education", "teaching", "College Academy"),
  industry("Energy/Resources", "power and heat", "Energy Power Water", "Utilities"),
  industry("Transportation", "freight", "Logistics Freight Lines", "Shipping"),
  industry("Legal", "legal advice", "Law Partners Chambers"),
  industry("Media/Entertainment", "films and news", "Media Pictures Press", "Publishing"),
  industry("Telecommunications", "networks", "Telecom Networks Mobile"),
];

function industry(name: string, trade: string, suffixes: string, ...parts: string[]): Industry {
  const slug = name.toLowerCase().replaceAll(/\W/g, "_");
  return {
    name,
    slug,
    trade,
    suffixes: suffixes.split(" "),
    parts: parts.map((part) => industry(part, trade, suffixes)),
  };
}
