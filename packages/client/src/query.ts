import { ClientError } from "./errors.ts";

/**
 * Makes the serializer of one operation's query, as the contract's `style` and `explode` say.
 *
 * A value is a string, a finite number, a boolean or an array of these; `undefined` leaves the parameter out.
 *
 * @param commaSeparated - the parameters whose array is joined by commas; any other array repeats its name.
 * @throws {@link ClientError} `ERR_INVALID_PARAMETER`, from the returned function, for any other value.
 */
export function querySerializer(commaSeparated: readonly string[]): (query: object) => string {
  return (query) =>
    Object.entries(query)
      .filter(([, value]) => value !== undefined)
      .flatMap(([name, value]) => {
        const values = (Array.isArray(value) ? value : [value]).map((item: unknown) => scalar(name, item));
        return commaSeparated.includes(name) ? [pair(name, values.join(","))] : values.map((item) => pair(name, item));
      })
      .join("&");
}

function pair(name: string, encoded: string): string {
  return `${encodeURIComponent(name)}=${encoded}`;
}

function scalar(name: string, value: unknown): string {
  const valid =
    typeof value === "number"
      ? Number.isFinite(value)
      : typeof value === "string"
        ? value.isWellFormed()
        : typeof value === "boolean";
  if (!valid) {
    throw new ClientError(
      "ERR_INVALID_PARAMETER",
      `query parameter "${name}" must be a string, a finite number, a boolean or an array of them`,
    );
  }
  return encodeURIComponent(String(value));
}
