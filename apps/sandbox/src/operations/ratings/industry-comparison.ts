/**
 * `distribution` has the number of companies by rating, in tens from 250; null for an unknown industry.
 * The figures are NaN for an industry without companies.
 */
export function compareWithIndustry(distribution: string | null, rating: number) {
  let [count, lower, higher, total] = [0, 0, 0, 0];
  for (const [place, companies] of (JSON.parse(distribution ?? "[]") as number[]).entries()) {
    const each = 250 + 10 * place;
    count += companies;
    total += companies * each;
    if (each < rating) lower += companies;
    if (each > rating) higher += companies;
  }
  return {
    median: lower * 2 > count ? ("above" as const) : higher * 2 > count ? ("below" as const) : ("at" as const),
    average: Math.round(total / count),
    percentile: Math.round((100 * lower) / count),
  };
}
