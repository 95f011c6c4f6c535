import type { Call } from "../../api/handler.ts";
import type { Threat } from "../../domain/threat-catalog.ts";
import { threats } from "../../domain/threat-catalog.ts";
import { vulnerabilitySeverity } from "../findings/finding-view.ts";
import type { KnownAsset } from "./asset-view.ts";

type Query = Call<"listAssets">["query"];

/** Whether an asset passes every filter. A company has few assets, so that they are looked at one by one. */
export function passesFilters(query: Query, asset: KnownAsset): boolean {
  return (
    passesNames(query, asset) &&
    passesPlaces(query, asset) &&
    passesProducts(query, asset) &&
    passesThreats(query, asset) &&
    passesCounts(query, asset) &&
    passesExemptions(query, asset)
  );
}

function passesNames(query: Query, asset: KnownAsset): boolean {
  const { q = "", tags_contains: tags = [] } = query;
  const text = [asset.asset, ...asset.addresses, ...asset.tags, ...asset.services].join(" ").toLowerCase();
  return (
    text.includes(q.toLowerCase()) &&
    (query.asset ?? asset.asset) === asset.asset &&
    // No app of this world is in a shop, and nobody has set anything by hand.
    query.identifier === undefined &&
    query.importance_overrides === undefined &&
    query.overrides_isnull !== false &&
    isOneOf(query.importance_categories, asset.category) &&
    isOneOf(query["combined_overrides.importance"], asset.category) &&
    isThat(query.is_ip, asset.place === "ip") &&
    isThat(query.is_monitored, asset.monitored) &&
    tags.every((tag) => asset.tags.includes(tag))
  );
}

function passesPlaces(query: Query, { addresses, country, host, subsidiary }: KnownAsset): boolean {
  return (
    (query.ip_address === undefined || addresses.includes(query.ip_address)) &&
    isOneOf(query.country_codes, country.code) &&
    isOneOf(query.countries, country.name) &&
    isOneOf(query["hosted_by.guid"], host?.guid) &&
    isThat(query.hosted_by_isnull, host === null) &&
    isOneOf(query["origin_subsidiary.guid"], subsidiary?.guid) &&
    isThat(query.origin_subsidiary_isnull, subsidiary === null)
  );
}

function passesProducts(query: Query, { services, product }: KnownAsset): boolean {
  return (
    (query.services === undefined || services.some((service) => isOneOf(query.services, service))) &&
    isOneOf(query["product.vendor"], product?.vendor) &&
    isOneOf(query["product.support"], product?.support) &&
    isOneOf(query["product.name-version"], product === null ? undefined : `${product.product} ${product.version}`)
  );
}

function passesThreats(query: Query, { findings }: KnownAsset): boolean {
  const guids = query["threat.guid"];
  const levels = query["threat.severity_level"]?.map((level) => level.toLowerCase());
  const certainties = query["threat.evidence_certainty"]?.map((certainty) => certainty.toLowerCase());
  if (guids === undefined && levels === undefined && certainties === undefined) return true;
  const fits = ({ guid, base, certainty }: Threat) =>
    isOneOf(guids, guid) &&
    isOneOf(levels, vulnerabilitySeverity(base).toLowerCase()) &&
    isOneOf(certainties, certainty.toLowerCase());
  return threats.some((threat) => fits(threat) && findings.some(({ kind }) => kind === threat.kind));
}

function passesCounts(query: Query, { findings: { length } }: KnownAsset): boolean {
  return (
    (query["findings.total_count"] ?? length) === length &&
    length < (query["findings.total_count_lt"] ?? Number.POSITIVE_INFINITY) &&
    length <= (query["findings.total_count_lte"] ?? Number.POSITIVE_INFINITY) &&
    length > (query["findings.total_count_gt"] ?? -1) &&
    length >= (query["findings.total_count_gte"] ?? 0)
  );
}

/** An asset is in a grace period, or in a guest network, when a finding about it is exempt for that reason. */
function passesExemptions(query: Query, { findings }: KnownAsset): boolean {
  return exemptions.every(([impact, dates, flag]) => {
    const ends = findings.flatMap((row) => (row.impact === impact ? (row.impact_end_date ?? []) : []));
    return (
      isThat(query[flag], ends.length > 0) &&
      comparisons.every(([suffix, compare]) => {
        const date = query[`${dates}${suffix}`];
        return date === undefined || ends.some((end) => compare(end, date));
      })
    );
  });
}

function isOneOf(wanted: readonly string[] | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.includes(value));
}

function isThat(wanted: boolean | undefined, value: boolean): boolean {
  return wanted === undefined || wanted === value;
}

const exemptions = [
  ["GRACE_PERIOD", "grace_period_end_date", "is_in_grace_period"],
  ["GUEST_NETWORK_EXCLUSION", "guest_network_end_date", "is_in_guest_network"],
] as const;
const comparisons: readonly (readonly [
  suffix: "" | "_lt" | "_lte" | "_gt" | "_gte",
  compare: (one: string, other: string) => boolean,
])[] = [
  ["", (one, other) => one === other],
  ["_lt", (one, other) => one < other],
  ["_lte", (one, other) => one <= other],
  ["_gt", (one, other) => one > other],
  ["_gte", (one, other) => one >= other],
];
