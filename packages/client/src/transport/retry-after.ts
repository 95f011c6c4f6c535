/** Reads a `Retry-After` field in milliseconds (RFC 9110 §10.2.3): seconds, with fractions too, or an HTTP date; the longest of several. */
export function readRetryAfter({ headers }: Response): number | undefined {
  const field = headers.get("retry-after") ?? "";
  if (seconds.test(field)) return Math.max(...field.split(",").map((each) => Math.ceil(Number(each) * 1_000)));
  // The asctime form is in UTC as well, but does not say so.
  const date = asctime.test(field) ? `${field} GMT` : field;
  const ms = dayName.test(field) ? Math.max(0, Date.parse(date) - Date.now()) : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

const seconds = /^\d+(\.\d+)?(, *\d+(\.\d+)?)*$/;
const asctime = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \d{4}$/;

// Date.parse takes "-1" for a year.
const dayName = /^[A-Z][a-z]+,? /;
