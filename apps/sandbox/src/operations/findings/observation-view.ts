import type { components } from "@signet/client";
import type { AssetOwner } from "../../domain/asset-names.ts";
import { makeAssets } from "../../domain/asset-names.ts";
import type { FindingRow } from "../../seed/seed-findings.ts";
import { kindOf, rolledupObservationId } from "./finding-view.ts";

/** Shows a finding as an event at an address. */
export function viewObservation(company: AssetOwner, row: FindingRow): components["schemas"]["Observation"] {
  const { vector, message, family, port } = kindOf(row);
  const asset = makeAssets(company).find((one) => one.asset === row.asset);
  if (asset === undefined) throw new Error(`${row.asset} is no asset of its company`);
  const { first_seen, last_seen, duration_days } = row;
  return {
    observation_id: rolledupObservationId(company.guid, row.ordinal),
    risk_type: vector,
    event_date: last_seen,
    collection_date: last_seen,
    country: { code: asset.country.code, name: asset.country.name },
    details: { message, ...(family !== undefined && { family }) },
    forensics: {
      host_ip: asset.addresses[0] ?? null,
      host_port: port ?? null,
      domain_name: asset.place === "host" ? asset.asset : null,
      is_obfuscated: false,
    },
    occurrences: {
      count: duration_days ?? 1,
      first_seen,
      last_seen,
      representative_timestamp: `${last_seen}T00:00:00Z`,
    },
  };
}
