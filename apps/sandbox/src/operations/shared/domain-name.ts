/** Parses the host of a URL, with or without a scheme, in lower case. */
export function hostOf(address: string): string | undefined {
  try {
    const { hostname } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
    return hostname.includes(".") ? hostname.toLowerCase().replace(/\.$/, "") : undefined;
  } catch {
    return undefined;
  }
}

/** Lists a domain and its parents: `www.a.example` belongs to the company of `a.example`. */
export function domainAndParents(domain: string): string[] {
  const labels = domain.toLowerCase().replace(/\.$/, "").split(".").slice(-10);
  return labels.map((_, index) => labels.slice(index).join("."));
}
