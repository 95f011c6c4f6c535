import type { Selectable, Transaction } from "kysely";
import type { Tables } from "../db/database.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";

/** A day that the data moves on to. */
export interface Day {
  transaction: Transaction<Tables>;
  seed: number;
  today: string;
  /** The number of the day; choices by remainder come round evenly. */
  number: number;
  /** All companies, by id. The steps of a day keep them up to date. */
  companies: MovingCompany[];
}

export type MovingCompany = Selectable<Tables["companies"]> & {
  percentiles: Percentiles;
  findings: number;
  lastOrdinal: number;
};
