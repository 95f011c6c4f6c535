import type { RiskVector } from "./risk-vectors.ts";

export interface Observation {
  grade: "GOOD" | "FAIR" | "WARN" | "BAD" | "NEUTRAL";
  message: string;
  /** Remediation advice, if any action is needed. */
  tip?: string;
  port?: number;
  family?: string;
  vulnerability?: { name: string; title: string; base: number; confidence: "HIGH" | "LOW" };
  software?: { product: string; vendor: string; version: string; supported: boolean };
  fileCategory?: string;
  assessment?: string;
}

export type Place = "ip" | "host" | "app";

const good = (message: string, port?: number): Observation => observation("GOOD", message, undefined, port);
const fair = (message: string, tip: string, port?: number): Observation => observation("FAIR", message, tip, port);
const warn = (message: string, tip: string, port?: number): Observation => observation("WARN", message, tip, port);
const bad = (message: string, tip: string, port?: number): Observation => observation("BAD", message, tip, port);

const update = "Update to a version that still receives security fixes.";

function observation(grade: Observation["grade"], message: string, tip?: string, port?: number): Observation {
  return { grade, message, ...(tip !== undefined && { tip }), ...(port !== undefined && { port }) };
}

function infection(family: string, message: string): Observation {
  return { ...bad(message, "Isolate the machine, remove the infection, and find out how it got in."), family };
}

function vulnerable(name: string, title: string, base: number, confidence: "HIGH" | "LOW" = "HIGH"): Observation {
  const unpatched = (base >= 7 ? bad : warn)(`${title} is not patched`, "Install the vendor's update.", 443);
  return { ...unpatched, vulnerability: { name, title, base, confidence } };
}

function software(product: string, vendor: string, version: string, supported: boolean, port?: number): Observation {
  const name = `${product} ${version}`;
  const seen = supported ? good(`${name} is supported`, port) : bad(`${name} is no longer supported`, update, port);
  return { ...seen, software: { product, vendor, version, supported } };
}

function sharedFile(fileCategory: string, message: string): Observation {
  return { ...bad(message, "Find out who needs file sharing, and block the protocol everywhere else."), fileCategory };
}

function observed(vector: RiskVector, place: Place, ...list: readonly Observation[]): Kind[] {
  return list.map((observation) => ({ ...observation, vector, place }));
}

export interface Kind extends Observation {
  vector: RiskVector;
  place: Place;
}

/** The kinds of findings that exist at all times. A finding stores an index into this list, or the number of a newer vulnerability. */
export const kinds: readonly Kind[] = [
  ...observed(
    "botnet_infections",
    "ip",
    infection("Mudlark", "A machine contacted servers of the Mudlark botnet"),
    infection("Gristle", "Gristle traffic"),
  ),
  ...observed("spam_propagation", "ip", infection("Spindrift", "A machine sends bulk unsolicited mail")),
  ...observed("malware_servers", "ip", infection("Burdock", "A server distributes malware")),
  ...observed("unsolicited_comm", "ip", infection("Probe", "A machine scans the ports of other machines")),
  ...observed(
    "potentially_exploited",
    "ip",
    infection("Sidecar", "An unwanted program was bundled with other software"),
  ),
  ...observed(
    "spf",
    "host",
    good("The SPF record is valid"),
    warn("The SPF record ends in ~all", "End the record in -all once every sender is in it."),
    bad("The SPF record is missing", "Publish a record that lists every server that may send mail."),
  ),
  ...observed(
    "dkim",
    "host",
    good("The DKIM key has 2048 bits"),
    warn("The DKIM key has 1024 bits", "Create a 2048-bit key and publish it under a new selector."),
  ),
  ...observed(
    "dmarc",
    "host",
    good("The DMARC policy is reject"),
    fair("The DMARC policy is quarantine", "Change the policy to reject once the reports are clean."),
    bad("The DMARC record is missing", "Publish one with p=none and read the reports."),
  ),
  ...observed("dnssec", "host", good("The zone is signed"), { grade: "NEUTRAL", message: "The zone is not signed" }),
  ...observed(
    "ssl_certificates",
    "host",
    good("The certificate is valid", 443),
    warn("The certificate expires within ten days", "Renew it, and automate future renewals.", 443),
    bad("The certificate has expired", "Replace it.", 443),
  ),
  ...observed(
    "ssl_configurations",
    "host",
    good("Only TLS 1.2 and 1.3 are accepted", 443),
    warn("Diffie-Hellman parameters have 1024 bits", "Use 2048-bit parameters, or elliptic curves only.", 443),
    bad("TLS 1.0 is accepted", "Disable all versions before TLS 1.2.", 443),
  ),
  ...observed(
    "open_ports",
    "ip",
    good("Detected service: HTTPS", 443),
    { grade: "NEUTRAL", message: "Detected service: HTTP", port: 80 },
    fair("Detected service: SSH", "Allow connections from known addresses only.", 22),
    warn("Detected service: FTP", "Replace it with SFTP.", 21),
    bad("Detected service: Telnet", "Close the port, or replace Telnet with SSH.", 23),
    bad("Detected service: RDP", "Put it behind a VPN.", 3389),
  ),
  ...observed(
    "application_security",
    "host",
    good("All recommended headers are set", 443),
    fair("Content-Security-Policy allows inline scripts", "Move the scripts to separate files.", 443),
    bad("Strict-Transport-Security is missing", "Send it with every HTTPS response.", 443),
  ),
  ...observed(
    "web_appsec",
    "host",
    { assessment: "Whole page", ...good("No weaknesses were found on the page", 443) },
    {
      assessment: "Insecure forms",
      ...warn("A form is sent over an unencrypted connection", "Change the form's action to an https URL.", 443),
    },
    {
      assessment: "Insecure scripts",
      ...bad("A script is loaded over an unencrypted connection", "Load it over https, with an integrity hash.", 443),
    },
  ),
  ...observed(
    "patching_cadence",
    "ip",
    vulnerable("CVE-2099-10017", "Teasel heap overflow", 9.8),
    vulnerable("CVE-2099-10342", "Sorrel request smuggling", 7.5),
    vulnerable("CVE-2099-11205", "Comfrey information leak", 5.3),
    vulnerable("CVE-2099-12008", "Bindweed path traversal", 8.6),
    vulnerable("CVE-2099-12770", "Tansy predictable session IDs", 6.5, "LOW"),
    vulnerable("CVE-2099-13111", "Yarrow timing side channel", 3.7, "LOW"),
  ),
  ...observed(
    "insecure_systems",
    "ip",
    bad("A device contacts a domain that its manufacturer no longer owns", "Take it off the network or update it."),
  ),
  ...observed(
    "server_software",
    "host",
    software("Sorrel Server", "Sorrel", "4.2", true, 443),
    software("Sorrel Server", "Sorrel", "2.8", false, 443),
    software("Comfrey Proxy", "Comfrey", "1.19", true, 443),
  ),
  ...observed(
    "desktop_software",
    "ip",
    good("The browser is up to date"),
    warn("The operating system is no longer supported", update),
  ),
  ...observed(
    "mobile_software",
    "ip",
    good("The phone's operating system is up to date"),
    warn("The phone's operating system is two versions behind", update),
  ),
  ...observed(
    "mobile_app_publications",
    "app",
    good("The app is published from its developer's account"),
    fair("The app's listing is out of date", "Update it."),
  ),
  ...observed(
    "file_sharing",
    "ip",
    sharedFile("Movies", "A film was shared over BitTorrent"),
    sharedFile("Applications", "A program was shared over BitTorrent"),
  ),
];

/** Creates the kind of a finding about a vulnerability. */
export function vulnerability(name: string, title: string, base: number): Kind {
  return { ...vulnerable(name, title, base), vector: "patching_cadence", place: "ip" };
}
