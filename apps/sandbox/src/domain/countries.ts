import { createRandom } from "./random.ts";

export interface Country {
  code: string;
  name: string;
  region: string;
  latitude: number;
  longitude: number;
}

/** The countries of assets. Each is also a territory for comparisons. */
export const countries: readonly Country[] = [
  { code: "CH", name: "Switzerland", region: "Europe", latitude: 46.8, longitude: 8.2 },
  { code: "DE", name: "Germany", region: "Europe", latitude: 51.2, longitude: 10.4 },
  { code: "IE", name: "Ireland", region: "Europe", latitude: 53.4, longitude: -8.2 },
  { code: "US", name: "United States", region: "North America", latitude: 39.8, longitude: -98.6 },
  { code: "JP", name: "Japan", region: "Asia", latitude: 36.2, longitude: 138.3 },
];

/** Finds the country whose territory has this guid, which is the same with every seed. */
export function findTerritory(guid: string): Country | undefined {
  return countries.find(({ code }) => createRandom("territory", code).guid() === guid);
}
