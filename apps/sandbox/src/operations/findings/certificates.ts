import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { generateAssets } from "../../domain/assets.ts";
import { worldCertificate } from "../../domain/live-certificate.ts";
import { findFollowedCompany } from "../portfolio/portfolio-query.ts";
import { evidenceKey, kindOf, rolledupObservationId } from "./finding-view.ts";

type LiveCertificate = components["schemas"]["LiveCertificate"];

/** The certificates that findings are about, looked at anew. Nothing in this world can be connected to: they are made up. */
export const certificates = {
  async queryLiveCertificates({ path, body, caller, database }) {
    const company = await findFollowedCompany(database, caller.customerGuid, path.guid);
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
          pem: shown ? worldCertificate : null,
          error: shown ? null : "There is no certificate at this place.",
        },
      ];
    });
    return { status: 200, body: { results } };
  },
} satisfies OperationHandlers;
