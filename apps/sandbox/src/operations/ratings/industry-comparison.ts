/**
 * Compares a rating with those of its industry. The numbers are NaN if the industry has no companies.
 *
 * @param distribution - JSON array with the number of companies at 250, 260, 270 and so on; null for an unknown industry.
 */
export function compareWithIndustry(distribution: string | null, rating: number) {
  let [count, lower, higher, total] = [0, 0, 0, 0];
  for (const [index, companies] of (JSON.parse(distribution ?? "[]") as number[]).entries()) {
    const step = 250 + 10 * index;
    count += companies;
    total += companies * step;
    if (step < rating) lower += companies;
    if (step > rating) higher += companies;
  }
  return {
    median: lower * 2 > count ? ("above" as const) : higher * 2 > count ? ("below" as const) : ("at" as const),
    average: Math.round(total / count),
    percentile: Math.round((100 * lower) / count),
  };
}
