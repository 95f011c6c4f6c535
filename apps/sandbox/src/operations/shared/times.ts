import { HttpError } from "../../http/http-error.ts";

/** Parses ISO 8601 or `2024-04-01 12:34:56`, to the second. It sorts before stored times of that second, and after them with a `Z`. */
export function toSecond(name: string, time: string): string {
  const text = time.trim().replace(" ", "T");
  const value = new Date(/T.*(Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}${text.includes("T") ? "Z" : ""}`);
  if (Number.isNaN(value.valueOf()))
    throw new HttpError(400, { [name]: ["must be a time such as 2024-04-01 12:34:56"] });
  return value.toISOString().slice(0, 19);
}

/** Returns the time of day on the date of the data. */
export function timeOn(today: string): string {
  return `${today}${new Date().toISOString().slice(10)}`;
}
