import { AuthError } from "./errors.ts";

/** A request, response, headers or error without secrets: plain data, ready for `console.log` and `JSON.stringify`. */
export interface Redacted {
  /** An error's name; code and message only where they cannot contain a secret. */
  name?: string;
  code?: string;
  message?: string;
  method?: string;
  status?: number;
  /** The URL without userinfo and fragment. Query values are `***`, except those that only page, sort and choose. */
  url?: string;
  /** Header values by name; `***` for every header that is not on a short list. */
  headers?: Record<string, string>;
}

/**
 * Returns the parts of a request, a response, headers or an error that are safe to log.
 *
 * Everything else is `***`: `Authorization`, cookies, API keys, and every header and query value that is not on a list.
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
      // Only our own messages are known to contain no secret.
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
  return Object.fromEntries([...headers].map(([name, value]) => [name, plainFields.test(name) ? value : hidden]));
}

function redactUrl(address: string): string {
  const { protocol, host, pathname, searchParams } = new URL(address);
  const query = [...searchParams].map(([name, value]) =>
    plainParameters.test(name)
      ? `${name}=${encodeURIComponent(value)}`
      : parameterName.test(name)
        ? `${name}=${hidden}`
        : hidden,
  );
  return `${protocol}//${host}${pathname}${query.length === 0 ? "" : `?${query.join("&")}`}`;
}

const hidden = "***";

const plainFields =
  /^(accept|accept-(encoding|language)|age|allow|cache-control|content-(encoding|language|length|type)|date|deprecation|etag|expires|last-modified|ratelimit|ratelimit-policy|retry-after|server|sunset|user-agent|vary|x-request-id)$/;
const plainParameters = /^(exclude_fields|expand|fields|format|limit|offset|sort)$/;

// Letters only: anything else could be a value in the place of a name.
const parameterName = /^[a-z]+([._-][a-z]+)*$/i;
const errorName = /^[a-z]{1,40}$/i;
const errorCode = /^[A-Z]+(_[A-Z0-9]+)+$|^E[A-Z]+$/;
