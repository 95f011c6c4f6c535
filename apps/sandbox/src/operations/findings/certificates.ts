import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { generateAssets } from "../../domain/assets.ts";
import { liveCertificate } from "../../domain/live-certificate.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { evidenceKey, kindOf, rolledupObservationId } from "./finding-view.ts";

type LiveCertificate = components["schemas"]["LiveCertificate"];

/** Handler of live certificates. No host of the sandbox exists, so all show the same invented one. */
export const certificates = {
  async queryLiveCertificates({ path, body, caller, database }) {
    const company = await findPortfolioCompany(database, caller.customerGuid, path.guid);
    const rows = await database
      .selectFrom("findings")
      .select(["ordinal", "kind", "asset"])
      .where("company_id", "=", company.id)
      .orderBy("ordinal")
      .execute();
    const found = new Map(rows.map((row) => [rolledupObservationId(company.guid, row.ordinal), row]));
    const assets = new Map(generateAssets(company).map((asset) => [asset.asset, asset]));
    const results = [...new Set(body.rolledup_observation_ids)].flatMap((id): LiveCertificate[] => {
      const row = found.get(id);
      if (row === undefined) return [];
      const { port } = kindOf(row);
      const address = assets.get(row.asset)?.addresses[0] ?? null;
      const shown = port === 443 && address !== null;
      return [
        {
          rolledup_observation_id: id,
          endpoint: evidenceKey(row),
          hostname: address === null ? null : row.asset,
          port: port ?? null,
          address,
          pem: shown ? liveCertificate : null,
          error: shown ? null : "The host has no certificate on this port.",
        },
      ];
    });
    return { status: 200, body: { results } };
  },
} satisfies OperationHandlers;
