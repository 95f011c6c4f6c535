import { X509Certificate } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Address } from "../operations/handler.ts";
import { Refusal } from "./refusal.ts";

/**
 * Makes the function that reads how a request was addressed.
 *
 * @returns a function that throws {@link Refusal} 421 for a host the certificate does not name, 400 for a target that is no path.
 */
export function createTargetReader(certificate: string): (request: IncomingMessage) => Address {
  const leaf = new X509Certificate(certificate);
  const names = (host: string) =>
    (isIP(host) === 0 ? leaf.checkHost(host, { subject: "never" }) : leaf.checkIP(host)) !== undefined;
  return ({ url = "", headersDistinct }) => {
    const [host = "", ...more] = headersDistinct.host ?? [];
    const [, name = "", inBrackets] = authority.exec(host) ?? [];
    if (more.length > 0 || name === "" || !names(inBrackets ?? name)) {
      throw new Refusal(421, "The certificate of this server does not name the host that was asked.");
    }
    if (!url.startsWith("/")) throw new Refusal(400, "The request target must be a path.");
    const [pathname = "", ...query] = url.split("?");
    return { origin: `https://${host.toLowerCase()}`, pathname, search: new URLSearchParams(query.join("?")) };
  };
}

// host [ ":" port ], the host a name, an IPv4 address or an IPv6 address in brackets (RFC 3986 §3.2.2)
const authority = /^([a-z0-9.-]{1,253}|\[([0-9a-f:.]{2,45})\])(?::\d{1,5})?$/i;
