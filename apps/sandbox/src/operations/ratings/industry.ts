/** How a company stands in its industry. */
export interface IndustryComparison {
  median: "below" | "at" | "above";
  industry_average?: number;
  industry_percentile?: number;
}

/**
 * Compares a rating with those of the whole industry, in the portfolio or not.
 *
 * @param distribution - `industries.distribution`, how many companies have each rating, in tens from 250; null for an industry that is not known.
 * @param fields - `industry_average` and `industry_percentile` are only answered to those who name them.
 */
export function compareWithIndustry(
  distribution: string | null,
  rating: number,
  fields: readonly string[],
): IndustryComparison {
  let [count, lower, higher, total] = [0, 0, 0, 0];
  let each = 250;
  for (const companies of JSON.parse(distribution ?? "[]") as number[]) {
    count += companies;
    total += companies * each;
    if (each < rating) lower += companies;
    if (each > rating) higher += companies;
    each += 10;
  }
  const above = lower * 2 > count;
  return {
    median: above ? "above" : higher * 2 > count ? "below" : "at",
    ...(fields.includes("industry_average") && { industry_average: Math.round(total / count) }),
    ...(fields.includes("industry_percentile") && { industry_percentile: Math.round((100 * lower) / count) }),
  };
}
