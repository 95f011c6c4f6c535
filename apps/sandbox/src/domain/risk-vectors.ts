import type { components } from "@signet/client";
import type { Known } from "./known.ts";

export type RiskVector = Known<components["schemas"]["RiskVector"]>;
export type RiskCategory = Known<components["schemas"]["RiskCategory"]>;

export interface VectorFacts {
  label: string;
  category: RiskCategory;
  /** A beta vector does not affect the rating. */
  beta: boolean;
}

const vector = (label: string, category: RiskCategory, beta = false): VectorFacts => ({ label, category, beta });

/** All risk vectors, in the order of responses. */
export const vectors: Readonly<Record<RiskVector, VectorFacts>> = {
  botnet_infections: vector("Botnet Infections", "Compromised Systems"),
  spam_propagation: vector("Spam Propagation", "Compromised Systems"),
  malware_servers: vector("Malware Servers", "Compromised Systems"),
  unsolicited_comm: vector("Unsolicited Communications", "Compromised Systems"),
  potentially_exploited: vector("Potentially Exploited", "Compromised Systems"),
  spf: vector("SPF", "Diligence"),
  dkim: vector("DKIM", "Diligence"),
  dmarc: vector("DMARC", "Diligence"),
  dnssec: vector("DNSSEC", "Diligence", true),
  ssl_certificates: vector("SSL Certificates", "Diligence"),
  ssl_configurations: vector("SSL Configurations", "Diligence"),
  open_ports: vector("Open Ports", "Diligence"),
  application_security: vector("Web Application Headers", "Diligence"),
  web_appsec: vector("Web Application Security", "Diligence"),
  patching_cadence: vector("Critical Vulnerability Management", "Diligence"),
  insecure_systems: vector("Insecure Systems", "Diligence"),
  server_software: vector("Server Software", "Diligence"),
  desktop_software: vector("Desktop Software", "Diligence"),
  mobile_software: vector("Mobile Software", "Diligence"),
  mobile_app_publications: vector("Mobile Application Publications", "Diligence"),
  file_sharing: vector("File Sharing", "User Behavior"),
  data_breaches: vector("Security Incidents/Breaches", "Public Disclosures"),
  exposed_credentials: vector("Exposed Credentials", "Public Disclosures"),
};

export const vectorNames: readonly RiskVector[] = Object.keys(vectors) as RiskVector[];

export const categories: readonly RiskCategory[] = [
  "Compromised Systems",
  "Diligence",
  "User Behavior",
  "Public Disclosures",
];

/** A company's percentile in each vector; null without enough data. */
export type Percentiles = Readonly<Record<RiskVector, number | null>>;

/** Returns the grade of a percentile. Guess: the real limits are unknown. */
export function gradeOf(percentile: number): "A" | "B" | "C" | "D" | "F" {
  if (percentile >= 90) return "A";
  if (percentile >= 70) return "B";
  if (percentile >= 40) return "C";
  return percentile >= 20 ? "D" : "F";
}

export const colors = {
  A: "#2c4d7f",
  B: "#4f7ab5",
  C: "#ecb870",
  D: "#d9822b",
  F: "#b24053",
  "N/A": "#495057",
  Advanced: "#2c4d7f",
  Intermediate: "#e8a951",
  Basic: "#b24053",
} as const;
