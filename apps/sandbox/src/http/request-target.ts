import { X509Certificate } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import type { Address } from "../api/handler.ts";
import { Refusal } from "./http-error.ts";

/**
 * Makes the function that reads how a request was addressed.
 *
 * @returns a function that throws {@link Refusal} 421 for a host the certificate does not name, 400 for a target that is no path.
 */
export function createTargetReader(certificate: string): (request: IncomingMessage) => Address {
  const readOrigin = createOriginReader(certificate);
  return ({ url = "", headers, rawHeaders }) => {
    const origin = readOrigin(headers.host ?? "");
    // Of two, Node keeps the first.
    if (origin === undefined || count(rawHeaders, "host") > 1) {
      throw new Refusal(421, "The certificate of this server does not name the host that was asked.");
    }
    if (!url.startsWith("/")) throw new Refusal(400, "The request target must be a path.");
    const mark = url.indexOf("?");
    return mark < 0 ? new Target(origin, url, "") : new Target(origin, url.slice(0, mark), url.slice(mark + 1));
  };
}

/** Finds the origin for a `Host` value, or `undefined` where the certificate does not name it; what was found is remembered. */
function createOriginReader(certificate: string): (host: string) => string | undefined {
  const leaf = new X509Certificate(certificate);
  const known = new Map<string, string>();
  return (host) => {
    const origin = known.get(host);
    if (origin !== undefined) return origin;
    const [, name = "", inBrackets] = authority.exec(host) ?? [];
    if (name === "" || !isNamed(leaf, inBrackets ?? name)) return undefined;
    if (known.size >= 100) known.clear();
    known.set(host, `https://${host.toLowerCase()}`);
    return `https://${host.toLowerCase()}`;
  };
}

function isNamed(leaf: X509Certificate, host: string): boolean {
  return (isIP(host) === 0 ? leaf.checkHost(host, { subject: "never" }) : leaf.checkIP(host)) !== undefined;
}

function count(rawHeaders: readonly string[], name: string): number {
  let number = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const field = rawHeaders[index] ?? "";
    if (field.length === name.length && field.toLowerCase() === name) number += 1;
  }
  return number;
}

/** The query is taken apart when it is first looked at, and most requests have none. */
class Target implements Address {
  readonly origin: string;
  readonly pathname: string;
  readonly query: string;
  #search: URLSearchParams | undefined;

  constructor(origin: string, pathname: string, query: string) {
    this.origin = origin;
    this.pathname = pathname;
    this.query = query;
  }

  get search(): URLSearchParams {
    this.#search ??= new URLSearchParams(this.query);
    return this.#search;
  }
}

// host [ ":" port ], the host a name, an IPv4 address or an IPv6 address in brackets (RFC 3986 §3.2.2)
const authority = /^([a-z0-9.-]{1,253}|\[([0-9a-f:.]{2,45})\])(?::\d{1,5})?$/i;
