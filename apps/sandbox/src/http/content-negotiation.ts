import type { IncomingHttpHeaders } from "node:http";
import type { Address } from "../api/handler.ts";

/**
 * Chooses the type of an answer that may have several: what `format` says, else what `Accept` likes best.
 *
 * `X-Bitsight-Accept` counts before `Accept`. Where nothing fits, the first type is answered (a guess: this API has no 406).
 */
export function chooseMediaType(
  types: readonly string[],
  address: Pick<Address, "search">,
  headers: IncomingHttpHeaders,
): string | undefined {
  const [first] = types;
  if (types.length < 2) return first;
  const format = address.search.get("format");
  const named = format === null ? undefined : types.find((type) => type.endsWith(`/${format}`));
  const accept = headers["x-bitsight-accept"] ?? headers.accept;
  return named ?? (typeof accept === "string" ? best(types, accept) : undefined) ?? first;
}

/** The declared type with the highest weight; a range names no type in particular, so the first declared one fits it best. */
function best(types: readonly string[], accept: string): string | undefined {
  const ranges = accept
    .toLowerCase()
    .split(",")
    .map((range) => {
      const [name = "", ...parameters] = range.split(";").map((part) => part.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
      return { name, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { name } of ranges) {
    const found = types.find((type) => type === name || name === "*/*" || name === `${type.split("/")[0]}/*`);
    if (found !== undefined) return found;
  }
  return undefined;
}
