/** A company's rank in its industry. The figures are NaN for an industry without companies. */
export interface IndustryComparison {
  median: "below" | "at" | "above";
  average: number;
  percentile: number;
}

/** `distribution` has the number of companies by rating, in tens from 250; it is null for an unknown industry. */
export function compareWithIndustry(distribution: string | null, rating: number): IndustryComparison {
  let [count, lower, higher, total] = [0, 0, 0, 0];
  for (const [place, companies] of (JSON.parse(distribution ?? "[]") as number[]).entries()) {
    const each = 250 + 10 * place;
    count += companies;
    total += companies * each;
    if (each < rating) lower += companies;
    if (each > rating) higher += companies;
  }
  return {
    median: lower * 2 > count ? "above" : higher * 2 > count ? "below" : "at",
    average: Math.round(total / count),
    percentile: Math.round((100 * lower) / count),
  };
}
