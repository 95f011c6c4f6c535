import { createRandom } from "../domain/random.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies } from "./seed-companies.ts";
import type { SeedCustomer } from "./seed-customers.ts";

/** Generates three tiers with nine in ten of the followed companies; the customer's own company is in none. */
export function generateTiers(
  seed: number,
  { key, row: { guid: customer_guid } }: SeedCustomer,
  followed: readonly number[],
  { tier: example }: Examples,
) {
  const random = createRandom(seed, "tiers", key);
  const tier = (place: number, name: string, description: string) => ({
    guid: random.guid(),
    customer_guid,
    place,
    name,
    description,
    email_enabled: Number(place === 1),
  });
  const tiers = [
    tier(1, example.name, example.description),
    tier(2, "Important", "Their failure slows us down"),
    tier(3, "Others", "Easily replaced"),
  ];
  if (key === "demo" && tiers[0] !== undefined) tiers[0].guid = example.guid;
  const members = followed.flatMap((company_id) => {
    if (company_id === namedCompanies[key]) return [];
    const isExample = key === "demo" && company_id === namedCompanies.example;
    const place = isExample ? 0 : placeOf(createRandom(seed, "tier", key, company_id).next());
    const chosen = tiers[place];
    return chosen === undefined ? [] : [{ customer_guid, company_id, tier_guid: chosen.guid }];
  });
  return { tiers, members };
}

/** Chooses a tier: a tenth in the first, three tenths in the second, half in the third, the rest in none. */
function placeOf(chance: number): number {
  return [0.1, 0.4, 0.9].filter((limit) => chance >= limit).length;
}
