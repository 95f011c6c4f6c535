import { AuthError } from "./errors.ts";

/** Creates the error of a fetch that failed. Only the system's code is kept, because the error itself may quote a header. */
export function networkError(error: unknown, origin: string): AuthError {
  const { code, message, cause }: Failure = Object(error);
  const text = `${cause?.code ?? code}`;
  const systemCode = /^E[A-Z]+$|^[A-Z]+(_[A-Z0-9]+)+$/.test(text) ? text : undefined;
  const shown = systemCode === undefined ? "" : `: ${systemCode}`;
  // Deno has a sentence in place of a code.
  if (untrusted.test(text) || `${cause?.message ?? message}`.includes("invalid peer certificate: UnknownIssuer")) {
    const problem = `the certificate of ${origin} is not trusted${shown}`;
    const advice = "set NODE_EXTRA_CA_CERTS to the PEM file of its authority";
    return new AuthError("ERR_CERTIFICATE", `${problem}: ${advice}`, systemCode);
  }
  if (invalid.test(text)) {
    return new AuthError("ERR_CERTIFICATE", `the certificate of ${origin} is not valid${shown}`, systemCode);
  }
  return new AuthError("ERR_NETWORK", `no response from ${origin}${shown}`, systemCode);
}

interface Failure {
  code?: unknown;
  message?: unknown;
  cause?: { code?: unknown; message?: unknown };
}

// OpenSSL's codes, as Node.js and Bun give them.
const untrusted = /SELF_SIGNED_CERT|^UNABLE_TO_(GET|VERIFY)_|^CERT_UNTRUSTED$/;
const invalid = /^CERT_|^ERR_TLS_CERT_|^(INVALID_(CA|PURPOSE)|HOSTNAME_MISMATCH)$/;
