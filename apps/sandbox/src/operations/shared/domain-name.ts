/** The host of an address that may lack its scheme, in lower case; undefined where there is none. */
export function hostOf(address: string): string | undefined {
  try {
    const { hostname } = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(address) ? address : `https://${address}`);
    return hostname.includes(".") ? hostname.toLowerCase().replace(/\.$/, "") : undefined;
  } catch {
    return undefined;
  }
}

/** A domain and those above it: `www.a.example` belongs to the company of `a.example`. */
export function registrable(domain: string): string[] {
  const labels = domain.toLowerCase().replace(/\.$/, "").split(".").slice(-10);
  return labels.map((_, index) => labels.slice(index).join("."));
}
