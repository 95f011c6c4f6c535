import { BlockList, isIP } from "node:net";
import type { components } from "@signet/client";
import type { Call, OperationHandlers } from "../../api/handler.ts";
import { type Asset, type AssetOwner, generateAssets } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import { createRandom } from "../../domain/random.ts";
import { HttpError } from "../../http/http-error.ts";
import { findPortfolioCompany, findPortfolioId, readDescendants } from "../portfolio/portfolio-query.ts";
import { toCsv } from "../shared/csv.ts";
import { includesText } from "../shared/filtering.ts";
import { slicePage } from "../shared/paging.ts";

type Attribution = components["schemas"]["Attribution"];
type Infrastructure = components["schemas"]["Infrastructure"];

export const infrastructure = {
  async listInfrastructureReasons(call) {
    const { path, query, caller, today, database } = call;
    const fits = createAssetTest(query);
    const root = await findPortfolioId(database, caller.customerGuid, path.guid);
    const ids = query.include_subsidiaries === true ? await readDescendants(database, root) : [root];
    const owners = await database
      .selectFrom("companies")
      .select(["id", "guid", "shortname", "primary_domain"])
      .where("id", "in", ids)
      .orderBy("id")
      .execute();
    const found = owners.flatMap((owner) =>
      generateAssets(owner)
        .filter(fits)
        .map((asset) => attribute(owner, asset, today)),
    );
    const attributions = found.filter(
      ({ source }) => query.source === undefined || includesText([query.source], source),
    );
    const all = query.all_matching_cidrs === true || query.all_matching_domains === true;
    return all ? attributions : attributions.slice(0, 1);
  },

  async listInfrastructure({ path, query, caller, url, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    return slicePage(url, query, readInfrastructure(company, query.type));
  },

  async downloadInfrastructure({ path, query, caller, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const rows = readInfrastructure(company, query.type);
    return toCsv(`infrastructure-${path.guid}.csv`, csvColumns, rows);
  },

  // The sandbox has no requests to change a network map, only the options of such requests.
  getInfrastructureRequestSummaries: async () => ({ attributed_to: [], requested_by: [], ...requestWords }),
} satisfies OperationHandlers;

function createAssetTest({ net_cidr, domain }: Call<"listInfrastructureReasons">["query"]): (asset: Asset) => boolean {
  if (net_cidr !== undefined) {
    const network = parseNetwork(net_cidr);
    return ({ place, asset }) => place === "ip" && network.check(asset, "ipv4");
  }
  if (domain === undefined) throw new HttpError(400, { net_cidr: ["one of net_cidr and domain is required"] });
  const name = domain.toLowerCase();
  return ({ place, asset }) => place === "host" && (asset === name || asset.endsWith(`.${name}`));
}

/** Lists the addresses and domains of a company; its apps are no infrastructure. */
function readInfrastructure(company: AssetOwner & { name: string }, type?: string): Infrastructure[] {
  const { guid, name, primary_domain } = company;
  const assets = generateAssets(company).filter(({ place }) => place !== "app");
  const networks = assets.filter(({ place }) => place === "ip");
  const domains = new Map(assets.filter(({ place }) => place === "host").map((asset) => [asset.asset, asset]));
  const common = {
    source: "Bitsight",
    end_date: null,
    is_active: true,
    is_suppressed: false,
    attributed_to: { guid, name },
  };
  const own = (value: string) => {
    const random = createRandom("infrastructure", guid, value);
    return { temporary_id: random.hex(16), value, start_date: daysBefore(lastStart, random.integer(0, 900)) };
  };
  return [
    ...networks.map(({ asset, country, tags }) => ({
      ...own(`${asset}/32`),
      type: "IP",
      country: country.code,
      ip_count: 1,
      asn: autonomousSystem,
      ...common,
      tags: [...tags],
    })),
    ...[primary_domain, ...domains.keys()].map((domain) => ({
      ...own(domain),
      type: "DOMAIN",
      country: domains.get(domain)?.country.code ?? null,
      ip_count: null,
      asn: null,
      ...common,
      tags: [...(domains.get(domain)?.tags ?? [])],
    })),
  ].filter((item) => type === undefined || item.type === type.toUpperCase());
}

function parseNetwork(text: string): BlockList {
  const [, address = "", length] = /^([0-9a-f.:]+)(?:\/(\d{1,3}))?$/i.exec(text) ?? [];
  const [family, most] = isIP(address) === 6 ? (["ipv6", 128] as const) : (["ipv4", 32] as const);
  if (isIP(address) === 0 || Number(length ?? most) > most) {
    throw new HttpError(400, { net_cidr: ["must be an address or a network such as 192.0.2.0/24"] });
  }
  const network = new BlockList();
  network.addSubnet(address, Number(length ?? most), family);
  return network;
}

function attribute({ primary_domain }: AssetOwner, asset: Asset, today: string): Attribution {
  const [address = ""] = asset.addresses;
  const host = asset.place === "host" ? asset.asset : `www.${primary_domain}`;
  const record = `${host} A ${address}`;
  return {
    source: "Bitsight",
    ...(asset.place === "host" ? { domain: asset.asset } : { cidr: `${address}/32` }),
    as_number: autonomousSystem,
    whois_url: `https://rdap.example/ip/${address}`,
    reasons: [
      {
        category: "DNS",
        value: host,
        is_expired: false,
        evidence: {
          summary: { from: host, to: address },
          steps: [{ relation: "resolves to", record, last_seen: daysBefore(today, 1) }],
        },
      },
    ],
  };
}

/** A number reserved for documentation (RFC 5398). */
const autonomousSystem = 64_496;
/** The last day on which a company got an address or a domain. */
const lastStart = "2024-12-31";
const csvColumns = ["value", "type", "source", "country", "start_date", "end_date", "ip_count", "asn"] as const;

const requestWords = {
  reasons: [
    { name: "Not ours", slug: "not_ours" },
    { name: "Missing", slug: "missing" },
  ],
  status: [
    { name: "Pending", slug: "pending" },
    { name: "Complete", slug: "complete" },
  ],
  types: [{ type: "ip" }, { type: "domain" }],
};
