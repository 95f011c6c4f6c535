/** The number of a company's findings and assets; fixed, so that the data does not grow with the number of companies. */
export interface CompanySize {
  findings: number;
  assets: number;
}

/** The companies that are much larger than the others, by id. The second is the demo customer's own. */
export const largeCompanies: ReadonlyMap<number, CompanySize> = new Map([
  [2, { findings: 800, assets: 240 }],
  [5, { findings: 300, assets: 60 }],
  [12, { findings: 3_000, assets: 300 }],
  [30, { findings: 600, assets: 120 }],
  [60, { findings: 2_000, assets: 260 }],
]);
