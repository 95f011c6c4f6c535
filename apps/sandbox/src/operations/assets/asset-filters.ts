import type { Call } from "../../api/handler.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import { threatsAt } from "../../domain/threat-catalog.ts";
import { compare, comparisons, createWhen, includesText } from "../shared/filtering.ts";
import type { AssetWithFindings } from "./asset-view.ts";

type Query = Call<"listAssets">["query"];

/** Creates a test of all filters. Assets are generated, so the database cannot filter them. */
export function createAssetFilter(query: Query, today: string): (asset: AssetWithFindings) => boolean {
  const when = createWhen<AssetWithFindings>();
  const tests = [
    ...when(query.q, (q, asset) => searchableText(asset).includes(q.toLowerCase())),
    ...when(query.asset, (name, { asset }) => includesText([name], asset)),
    ...when(query.tags_contains, (tags, asset) => tags.every((tag) => includesText(asset.tags, tag))),
    ...when(query.importance_categories, (names, { category }) => names.includes(category)),
    ...when(query["combined_overrides.importance"], (names, { category }) => names.includes(category)),
    ...when(query.is_ip, (isIp, { place }) => (place === "ip") === isIp),
    ...when(query.is_monitored, (isMonitored, { monitored }) => monitored === isMonitored),
    // No app of the sandbox is in a store, and no importance is set by hand.
    ...when(query.identifier, () => false),
    ...when(query.importance_overrides, () => false),
    ...when(query.overrides_isnull, (isNull) => isNull),
    ...when(query.ip_address, (address, { addresses }) => includesText([address], ...addresses)),
    ...when(query.country_codes, (codes, { country }) => includesText(codes, country.code)),
    ...when(query.countries, (names, { country }) => includesText(names, country.name)),
    ...when(query["hosted_by.guid"], (guids, { host }) => guids.includes(host?.guid ?? "")),
    ...when(query.hosted_by_isnull, (isNull, { host }) => (host === null) === isNull),
    ...when(query["origin_subsidiary.guid"], (guids, { subsidiary }) => guids.includes(subsidiary?.guid ?? "")),
    ...when(query.origin_subsidiary_isnull, (isNull, { subsidiary }) => (subsidiary === null) === isNull),
    ...when(query.services, (names, { services }) => includesText(names, ...services)),
    ...when(query["product.vendor"], (names, { product }) => includesText(names, product?.vendor)),
    ...when(query["product.support"], (kinds, { product }) => product !== null && kinds.includes(product.support)),
    ...when(query["product.name-version"], (names, { product }) =>
      includesText(names, `${product?.product} ${product?.version}`),
    ),
  ];
  return (asset) =>
    tests.every((passes) => passes(asset)) &&
    passesThreats(query, today, asset) &&
    passesExemptions(query, asset) &&
    comparisons(query, "findings.total_count", "").every(
      ([, operator, count]) => count === undefined || compare(asset.findings.length, operator, count),
    );
}

function searchableText({ asset, addresses, tags, services }: AssetWithFindings): string {
  return [asset, ...addresses, ...tags, ...services].join(" ").toLowerCase();
}

function passesThreats(query: Query, today: string, { findings }: AssetWithFindings): boolean {
  const guids = query["threat.guid"];
  const levels = query["threat.severity_level"];
  const certainties = query["threat.evidence_certainty"];
  if (guids === undefined && levels === undefined && certainties === undefined) return true;
  return threatsAt(today).some(
    ({ guid, base, certainty, kind }) =>
      (guids?.includes(guid) ?? true) &&
      (levels === undefined || includesText(levels, vulnerabilitySeverity(base))) &&
      (certainties === undefined || includesText(certainties, certainty)) &&
      findings.some((finding) => finding.kind === kind),
  );
}

/** An asset is in a grace period, or in a guest network, when a finding about it is exempt for that reason. */
function passesExemptions(query: Query, { findings }: AssetWithFindings): boolean {
  return exemptions.every(([impact, dates, flag]) => {
    const ends = findings.flatMap((row) => (row.impact === impact ? (row.impact_end_date ?? []) : []));
    return (
      (query[flag] ?? ends.length > 0) === ends.length > 0 &&
      comparisons(query, dates, "").every(
        ([, operator, date]) => date === undefined || ends.some((end) => compare(end, operator, date)),
      )
    );
  });
}

const exemptions = [
  ["GRACE_PERIOD", "grace_period_end_date", "is_in_grace_period"],
  ["GUEST_NETWORK_EXCLUSION", "guest_network_end_date", "is_in_guest_network"],
] as const;
