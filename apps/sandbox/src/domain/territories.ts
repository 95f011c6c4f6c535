import { createRandom } from "./random.ts";

/** A territory that companies are compared in. */
export interface Territory {
  guid: string;
  /** The two-letter code of the country it is. */
  code: string;
  name: string;
}

/** The territory with this guid, the same in every world. */
export function findTerritory(guid: string): Territory | undefined {
  return territories.find((territory) => territory.guid === guid);
}

const territories: readonly Territory[] = Object.entries({
  ...{ CH: "Switzerland", DE: "Germany", IE: "Ireland", US: "United States", JP: "Japan" },
}).map(([code, name]) => ({ guid: createRandom("territory", code).guid(), code, name }));
