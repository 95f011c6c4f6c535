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
 * Everything else is `***`: `Authorization`, cookies, API keys, and every header and query value that is not on a list. Any other
 * value, such as a text, is `{}`, and so is one that cannot be read. It never throws.
 *
 * @example
 * ```ts
 * console.log(redact(new Headers({ authorization: "Basic YTo=", accept: "*" }))); // { headers: { accept: "*", authorization: "***" } }
 * ```
 */
export function redact(value: unknown): Redacted {
  try {
    if (value instanceof Error) return redactError(value);
    if (value instanceof Headers) return { headers: redactHeaders(value) };
    if (value instanceof Request || value instanceof Response) return redactMessage(value);
  } catch {
    // A class of somebody else's, or a proxy, may throw anything; the message may have a secret.
  }
  return {};
}

function redactError(error: Error & { code?: unknown }): Redacted {
  // Read once: a getter may answer differently the second time.
  const { name, code, message } = error;
  return {
    ...(isText(name) && errorName.test(name) && { name }),
    ...(isText(code) && errorCode.test(code) && { code }),
    // Only our own messages are known to contain no secret.
    ...(error instanceof AuthError && isText(message) && { message }),
  };
}

function redactMessage(message: Request | Response): Redacted {
  const { url, headers } = message;
  const method = message instanceof Request ? message.method : undefined;
  const status = message instanceof Response ? message.status : undefined;
  return {
    ...(isText(method) && { method: methods.test(method) ? method : hidden }),
    ...(typeof status === "number" && { status }),
    ...(isText(url) && url !== "" && { url: redactUrl(url) }),
    headers: redactHeaders(headers),
  };
}

function redactHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) =>
      plainFields.test(name) ? [name, value] : [fieldName.test(name) ? name : hidden, hidden],
    ),
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
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

const methods = /^(CONNECT|DELETE|GET|HEAD|OPTIONS|PATCH|POST|PUT|QUERY|TRACE)$/;

// Short words only: anything else could be a token in the place of a name.
const parameterName = /^(?=.{1,39}$)[a-z]+([._-][a-z]+)*$/i;
const fieldName = /^(?=.{1,39}$)[a-z]+(-[a-z]+)*$/;
const errorName = /^[a-z]{1,39}$/i;
const errorCode = /^(?=.{1,39}$)([A-Z]+(_[A-Z0-9]+)+|E[A-Z]+)$/;
