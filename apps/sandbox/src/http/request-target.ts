import { X509Certificate } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import { HttpError } from "./http-error.ts";

/**
 * Creates the function that checks the target and the `Host` of a request.
 *
 * @returns a function that throws {@link HttpError} 421 for a host that the certificate does not name, 400 for a target that is
 * not a path.
 */
export function createTargetCheck(certificate: string): (request: IncomingMessage) => void {
  const leaf = new X509Certificate(certificate);
  // Most requests name the same host as the one before.
  let lastNamed = "";
  return ({ url = "", headers, headersDistinct }) => {
    const [, name = "", inBrackets] = authority.exec(headers.host ?? "") ?? [];
    const isKnown = name !== "" && (name === lastNamed || isNamed(leaf, inBrackets ?? name));
    // Of two Host fields, Node keeps the first.
    if (!isKnown || headersDistinct.host?.length !== 1) {
      throw new HttpError(421, "The certificate of this server does not name the requested host.");
    }
    lastNamed = name;
    if (!url.startsWith("/")) throw new HttpError(400, "The request target must be a path.");
  };
}

/** Returns the path of a request as the client sent it, without the query. */
export function pathOf({ url = "" }: Pick<IncomingMessage, "url">): string {
  return url.split("?", 1)[0] ?? "";
}

function isNamed(leaf: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? leaf.checkHost(host, { subject: "never" }) : leaf.checkIP(host)) !== undefined;
}

// host [ ":" port ], the host a name, an IPv4 address or an IPv6 address in brackets (RFC 3986 §3.2.2)
const authority = /^([a-z0-9.-]{1,253}|\[([0-9a-f:.]{2,45})\])(?::\d{1,5})?$/i;
