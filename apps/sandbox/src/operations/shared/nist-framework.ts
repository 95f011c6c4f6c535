import type { RiskVector } from "../../domain/risk-vectors.ts";

export interface NistSubcategory {
  name: string;
  description: string;
  /** The risk vectors that are evidence for it; none where it cannot be seen from outside. */
  vectors: readonly RiskVector[];
  /** The statement of the evidence. */
  summary?: string;
}

export interface NistCategory {
  id: string;
  name: string;
  function: string;
  description: string;
  subcategories: readonly NistSubcategory[];
}

/** Six categories of the framework, with a few of their subcategories. */
export const nistCategories: readonly NistCategory[] = [
  category("ID.AM", "Asset Management", "Identify", "The company knows what it owns and how important it is.", [
    hidden("ID.AM-1", "Devices and systems are listed."),
    seen("ID.AM-2", "Software is listed.", "Shows whether software is kept in order.", [
      "server_software",
      "desktop_software",
    ]),
  ]),
  category("PR.AC", "Access Control", "Protect", "Only those who need access have it.", [
    hidden("PR.AC-1", "Identities and credentials are managed."),
    seen("PR.AC-3", "Remote access is managed.", "Shows which services are open to everybody.", [
      "open_ports",
      "insecure_systems",
    ]),
  ]),
  category("PR.DS", "Data Security", "Protect", "Data is protected where it is stored and where it travels.", [
    hidden("PR.DS-1", "Stored data is protected."),
    seen("PR.DS-2", "Data is protected on its way.", "Shows whether connections are encrypted well.", [
      "ssl_certificates",
      "ssl_configurations",
    ]),
    seen("PR.DS-5", "Data does not leak.", "Shows what left the company.", ["file_sharing", "exposed_credentials"]),
  ]),
  category("DE.CM", "Continuous Monitoring", "Detect", "Systems are watched for attacks.", [
    seen("DE.CM-4", "Malicious code is detected.", "Shows infections that lasted long enough to be seen.", [
      "botnet_infections",
      "malware_servers",
      "potentially_exploited",
    ]),
    hidden("DE.CM-6", "Service providers are watched."),
  ]),
  category("RS.MI", "Mitigation", "Respond", "Incidents are contained and ended.", [
    hidden("RS.MI-1", "Incidents are contained."),
    seen("RS.MI-3", "New vulnerabilities are mitigated.", "Shows how fast vulnerabilities are closed.", [
      "patching_cadence",
    ]),
  ]),
  category("RC.RP", "Recovery Planning", "Recover", "The company can recover from an incident.", [
    hidden("RC.RP-1", "A recovery plan is carried out after an incident."),
  ]),
];

function category(
  id: string,
  name: string,
  nistFunction: string,
  description: string,
  subcategories: readonly NistSubcategory[],
): NistCategory {
  return { id, name, function: nistFunction, description, subcategories };
}

function seen(name: string, description: string, summary: string, vectors: readonly RiskVector[]): NistSubcategory {
  return { name, description, summary, vectors };
}

function hidden(name: string, description: string): NistSubcategory {
  return { name, description, vectors: [] };
}
