import type { Asset } from "../../domain/assets.ts";
import { daysBefore } from "../../domain/dates.ts";
import type { FindingRow } from "../../domain/findings.ts";
import type { Kind } from "../../domain/observation-kinds.ts";
import { createRandom } from "../../domain/random.ts";

/** Returns the annotations of a finding that its risk vector adds. */
export function viewAnnotations(row: FindingRow, kind: Kind, asset: Asset): Readonly<Record<string, unknown>> {
  switch (kind.vector) {
    case "ssl_certificates":
    case "ssl_configurations":
      return { certchain: viewCertificates(row, kind, asset) };
    case "patching_cadence": {
      const { impact, remediation_date: date } = row;
      const isRemediated = impact === "REMEDIATED";
      return { is_remediated: isRemediated, remediation_dates: isRemediated ? [{ first: date, last: date }] : [] };
    }
    case "server_software": {
      const { product = "", version = "" } = kind.software ?? {};
      const modal = { product, version, supported: kind.software?.supported ?? false };
      return { server: product, version, port_list: [kind.port], modal_data: modal, modal_tags: {} };
    }
    default:
      return {};
  }
}

/** Returns the names of the system and the browser that a finding about a user's device has. */
export function viewDevice({ vector, grade }: Kind) {
  const systems = {
    desktop_software: { family: "Teasel OS", version: "11", agent: "Bindweed Browser" },
    mobile_software: { family: "Yarrow Mobile", version: "17", agent: "Bindweed Mobile" },
  } as const;
  if (vector !== "desktop_software" && vector !== "mobile_software") return {};
  const { family, version, agent } = systems[vector];
  const isCurrent = grade === "GOOD";
  return {
    operating_system_family: family,
    operating_system_version: isCurrent ? version : String(Number(version) - 2),
    user_agent_family: agent,
    user_agent_version: isCurrent ? "142.0" : "128.0",
  };
}

/** Returns a certificate and that of its authority. An expired one ended before the finding was first seen; others are renewed in time. */
function viewCertificates({ first_seen, last_seen }: FindingRow, { grade, vector }: Kind, { asset }: Asset) {
  const random = createRandom("certificate", asset);
  const [start, lifetimeDays] = [random.integer(0, 59), 90];
  const sinceRenewal = (Date.parse(last_seen) / 86_400_000 + start) % 60;
  const isOwnFault = vector === "ssl_certificates";
  const endDate =
    isOwnFault && grade === "BAD"
      ? daysBefore(first_seen, random.integer(1, 30))
      : daysBefore(last_seen, isOwnFault && grade === "WARN" ? -1 - (start % 10) : sinceRenewal - lifetimeDays);
  const issuerName = "CN=Wax Seal CA 1,O=Wax Seal,C=CH";
  return [
    {
      dnsName: [asset],
      startDate: daysBefore(endDate, lifetimeDays),
      endDate,
      issuerName,
      subjectName: `CN=${asset}`,
      serialNumber: createRandom("serial", asset, endDate).hex(32),
      keyAlgorithm: "RSA",
      keyLength: 2_048,
      signatureAlgorithm: "SHA256WITHRSA",
    },
    {
      dnsName: [],
      startDate: "2020-01-01",
      endDate: "2040-01-01",
      issuerName: "CN=Wax Seal Root,O=Wax Seal,C=CH",
      subjectName: issuerName,
      serialNumber: createRandom("serial", issuerName).hex(32),
      keyAlgorithm: "RSA",
      keyLength: 4_096,
      signatureAlgorithm: "SHA256WITHRSA",
    },
  ];
}
