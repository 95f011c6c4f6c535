import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { daysBefore } from "../domain/dates.ts";
import { incidentTypes } from "../domain/incidents.ts";
import { allProviders } from "../domain/product-catalog.ts";
import { createRandom, type Random } from "../domain/random.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";

type Breach = Selectable<Tables["breaches"]>;

export function generateCompanyBreaches(
  { seed, today }: Tables["sandbox_data"],
  company: { id: number; name: string },
  { data_breaches }: Percentiles,
): Breach[] {
  const random = createRandom(seed, "breach", company.id);
  if (!random.chance((100 - (data_breaches ?? 100)) / 300)) return [];
  return [generateBreach(random, today, company.name, { provider_guid: null, company_id: company.id })];
}

export function generateProviderBreaches({ seed, today }: Tables["sandbox_data"]): Breach[] {
  return allProviders.flatMap(({ guid, name }, index) =>
    index % 3 === 1
      ? [generateBreach(createRandom(seed, "breach", guid), today, name, { provider_guid: guid, company_id: null })]
      : [],
  );
}

/** Generates an incident; it becomes known up to five days later. */
export function generateBreach(
  random: Random,
  today: string,
  name: string,
  whose: Pick<Breach, "provider_guid" | "company_id">,
  age = random.integer(5, 900),
): Breach {
  const event_type = random.pick(Object.keys(incidentTypes));
  return {
    guid: random.guid(),
    ...whose,
    date: daysBefore(today, age),
    date_created: daysBefore(today, age - random.integer(1, Math.min(5, age))),
    event_type,
    severity: random.integer(1, 3),
    text: `${incidentTypes[event_type]?.happened} at ${name}. An invented incident.`,
  };
}
