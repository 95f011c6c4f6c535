/**
 * Reads a `Retry-After` field: seconds (fractions, too), or a date.
 *
 * @returns how many milliseconds to wait, the longest where a server sent several; `undefined` for garbage and for negative numbers.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3 | RFC 9110 §10.2.3}
 */
export function readRetryAfter({ headers }: Response): number | undefined {
  const field = headers.get("retry-after") ?? "";
  const ms = seconds.test(field)
    ? Math.max(...field.split(",").map((each) => Math.ceil(Number(each) * 1_000)))
    : date.test(field)
      ? Math.max(0, Date.parse(field) - Date.now())
      : Number.NaN;
  return Number.isNaN(ms) ? undefined : ms;
}

const seconds = /^\d+(\.\d+)?(, *\d+(\.\d+)?)*$/;

// Only what begins with the day's name is a date: Date.parse would take "-1" for a year.
const date = /^[A-Z][a-z]+,? /;
