import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { createRandom } from "../domain/random.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies } from "./seed-companies.ts";

/** A customer's tiers, and which company is in which. */
export interface MadeTiers {
  tiers: Selectable<Tables["tiers"]>[];
  members: Selectable<Tables["tier_companies"]>[];
}

/** Makes three tiers and puts nine in ten of the followed companies into them; one's own is in none. */
export function makeTiers(
  seed: number,
  customer: "demo" | "world",
  customer_guid: string,
  followed: readonly number[],
  { tier: example }: Examples,
): MadeTiers {
  const random = createRandom(seed, "tiers", customer);
  const names = [
    [example.name, example.description],
    ["Important", "Their failure slows us down"],
    ["Others", "Easily replaced"],
  ] as const;
  const tiers = names.map(([name, description], index) => {
    const guid = random.guid();
    return {
      guid: customer === "demo" && index === 0 ? example.guid : guid,
      ...{ customer_guid, place: index + 1, name, description, email_enabled: Number(index === 0) },
    };
  });
  const members = followed.flatMap((company_id) => {
    if (company_id === namedCompanies[customer]) return [];
    const isExample = customer === "demo" && company_id === namedCompanies.example;
    const place = isExample ? 0 : placeOf(createRandom(seed, "tier", customer, company_id).next());
    const tier = tiers[place];
    return tier === undefined ? [] : [{ customer_guid, company_id, tier_guid: tier.guid }];
  });
  return { tiers, members };
}

/** A tenth in the first tier, three in the second, half in the third, the rest in none. */
function placeOf(chance: number): number {
  if (chance < 0.1) return 0;
  if (chance < 0.4) return 1;
  return chance < 0.9 ? 2 : 3;
}
