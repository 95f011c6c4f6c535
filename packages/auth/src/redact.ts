import { AuthError } from "./errors.ts";

/** What may be logged of a message or an error: plain data, ready for `console.log` and `JSON.stringify`. */
export interface Redacted {
  /** An error's name, and its code and message where they are known to hold no secret. */
  name?: string;
  code?: string;
  message?: string;
  method?: string;
  status?: number;
  /** The address without userinfo and fragment; query values are masked, but for those that only page, sort and choose. */
  url?: string;
  /** Every field's name; the value only where the name is on a short list, else `***`. */
  headers?: Record<string, string>;
}

/**
 * Makes what may be logged of a request, a response, headers or an error. What is not known to be harmless is shown as `***`:
 * `Authorization`, cookies, API keys, and every field and query value that is on no list.
 *
 * @example
 * ```ts
 * console.log(redact(new Headers({ authorization: "Basic YTo=", accept: "*" }))); // { headers: { accept: "*", authorization: "***" } }
 * ```
 */
export function redact(value: Request | Response | Headers | Error): Redacted {
  if (value instanceof Error) {
    const { name, code, message }: { name: string; code?: unknown; message: string } = value;
    return {
      ...(errorName.test(name) && { name }),
      ...(typeof code === "string" && errorCode.test(code) && { code }),
      // Only our own messages are known to hold no secret.
      ...(value instanceof AuthError && { message }),
    };
  }
  if (value instanceof Headers) return { headers: redactHeaders(value) };
  return {
    ...("method" in value ? { method: value.method } : { status: value.status }),
    ...(value.url !== "" && { url: redactUrl(value.url) }),
    headers: redactHeaders(value.headers),
  };
}

function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].map(([name, value]) => [name, plainFields.test(name) ? value : mask]));
}

function redactUrl(address: string): string {
  const { protocol, host, pathname, searchParams } = new URL(address);
  const query = [...searchParams].map(([name, value]) =>
    plainParameters.test(name)
      ? `${name}=${encodeURIComponent(value)}`
      : parameterName.test(name)
        ? `${name}=${mask}`
        : mask,
  );
  return `${protocol}//${host}${pathname}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

const mask = "***";

const plainFields =
  /^(accept|accept-(encoding|language)|age|allow|cache-control|content-(encoding|language|length|type)|date|deprecation|etag|expires|last-modified|ratelimit|ratelimit-policy|retry-after|server|sunset|user-agent|vary|x-request-id)$/;
const plainParameters = /^(exclude_fields|expand|fields|format|limit|offset|sort)$/;

// A name that could be a value is none: words of letters only.
const parameterName = /^[a-z]+([._-][a-z]+)*$/i;
const errorName = /^[a-z]{1,40}$/i;
const errorCode = /^[A-Z]+(_[A-Z0-9]+)+$|^E[A-Z]+$/;
