import { readUnverified } from "@signet/openapi";

/** Adds the unverified facts of a contract to its descriptions, so that editors show them. */
export function describeUnverified(contract: string): string {
  return JSON.stringify(
    JSON.parse(contract, (_, value) => {
      if (value?.["x-unverified"] === undefined) return value;
      const facts = readUnverified(value).map(({ what, source }) => (source === "none" ? what : `${what} (${source})`));
      const { description = "" } = value;
      return { ...value, description: `${description} Unverified: ${facts.join("; ")}.`.trim() };
    }),
  );
}
