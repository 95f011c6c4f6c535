/**
 * Gives each member that the constructor of Request reads a value.
 *
 * A missing one would be read from a polluted `Object.prototype`.
 */
function composeRequest(url: string, { method, headers, body }: RequestInit): Request {
  return new PlatformRequest(
    url,
    Object.assign(Object.create(null), safeDefaults, { method, headers, body: body ?? null, signal: null }),
  );
}

// Taken when this file is loaded: a later replacement of the global changes nothing.
const PlatformRequest = Request;

// A middleware's own `new Request()` passes openapi-fetch's `instanceof`.
composeRequest.prototype = PlatformRequest.prototype;

/** The Fetch standard's own defaults. Workers have none of these members, and throw at some. */
const safeDefaults = Object.hasOwn(PlatformRequest.prototype, "credentials") && {
  ...{ mode: "cors", credentials: "same-origin", cache: "default", redirect: "follow", keepalive: false },
  ...{ referrer: "about:client", referrerPolicy: "", integrity: "", duplex: "half", window: null },
};

/** The constructor of requests that openapi-fetch calls. It creates the platform's Request. */
export const SafeRequest: typeof Request = composeRequest as never;
