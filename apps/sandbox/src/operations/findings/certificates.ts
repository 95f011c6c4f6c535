import type { OperationHandlers } from "../../api/handler.ts";
import { generateAssets } from "../../domain/assets.ts";
import { kindAt } from "../../domain/vulnerabilities.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { evidenceKey, rolledupObservationId } from "./finding-view.ts";

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
    const results = [...new Set(body.rolledup_observation_ids)].flatMap((id) => {
      const row = found.get(id);
      if (row === undefined) return [];
      const { port } = kindAt(row.kind);
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
    return { results };
  },
} satisfies OperationHandlers;

/** The certificate of every host, for `*.example`, valid from August to November 2026. Nobody has its key. */
const liveCertificate = `-----BEGIN CERTIFICATE-----
MIIBLzCB16ADAgECAgNRZ+cwCgYIKoZIzj0EAwIwFDESMBAGA1UEAwwJKi5leGFt
cGxlMB4XDTI2MDgwMTAwMDAwMFoXDTI2MTEzMDAwMDAwMFowFDESMBAGA1UEAwwJ
Ki5leGFtcGxlMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEdzhlTKNSCO3xx68B
hauTQ9gorq0JjWk6jIlK1fbXR9vWpNUTVG2AdY+78wBysoMV9SUfrTVHBIxJzBFy
1ls2m6MYMBYwFAYDVR0RBA0wC4IJKi5leGFtcGxlMAoGCCqGSM49BAMCA0cAMEQC
IFvysuffbwvgUHto53GUECz5HM+LXkqRXFY9/GqKyAAuAiBZ5M7bhQZhfN10i1B8
3avcHLMXCVLCTRRVxgSeRcrYQA==
-----END CERTIFICATE-----
`;
