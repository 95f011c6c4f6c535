import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import type { AssetOwner } from "../domain/assets.ts";
import { makeAssets } from "../domain/assets.ts";
import type { Percentiles } from "../domain/risk-vectors.ts";
import { gradeOf, vectorNames } from "../domain/risk-vectors.ts";

/** The letter in each risk vector, for filters that speak of it. */
export function makeGrades(company_id: number, percentiles: Percentiles): Selectable<Tables["company_grades"]>[] {
  return vectorNames.flatMap((risk_vector) => {
    const percentile = percentiles[risk_vector];
    return percentile === null ? [] : [{ company_id, risk_vector, grade: gradeOf(percentile) }];
  });
}

/** The countries the company's assets are in. */
export function makeCountries(company: AssetOwner & { id: number }): Selectable<Tables["company_countries"]>[] {
  const countries = new Set(makeAssets(company).map(({ country }) => country.code));
  return [...countries].map((country) => ({ company_id: company.id, country }));
}
