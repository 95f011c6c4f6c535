import { AuthError } from "./errors.ts";

/** Creates the error for a failed fetch. Keeps only the system error code, because the message may quote a header. */
export function networkError(error: unknown, origin: string): AuthError {
  const { code, message, cause }: Failure = Object(error);
  const text = `${cause?.code ?? code}`;
  const systemCode = /^E[A-Z]+$|^[A-Z]+(_[A-Z0-9]+)+$/.test(text) ? text : undefined;
  const suffix = systemCode === undefined ? "" : `: ${systemCode}`;
  // Deno reports a message instead of a code.
  if (untrusted.test(text) || `${cause?.message ?? message}`.includes("invalid peer certificate: UnknownIssuer")) {
    const problem = `the certificate of ${origin} is not trusted${suffix}`;
    const advice = "set NODE_EXTRA_CA_CERTS to the PEM file of its certificate authority";
    return new AuthError("ERR_CERTIFICATE", `${problem}: ${advice}`, systemCode);
  }
  if (invalid.test(text)) {
    return new AuthError("ERR_CERTIFICATE", `the certificate of ${origin} is not valid${suffix}`, systemCode);
  }
  return new AuthError("ERR_NETWORK", `no response from ${origin}${suffix}`, systemCode);
}

interface Failure {
  code?: unknown;
  message?: unknown;
  cause?: { code?: unknown; message?: unknown };
}

// OpenSSL error codes, as Node.js and Bun report them.
const untrusted = /SELF_SIGNED_CERT|^UNABLE_TO_(GET|VERIFY)_|^CERT_UNTRUSTED$/;
const invalid = /^CERT_|^ERR_TLS_CERT_|^(INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH)$/;
