import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import type { Known } from "./known.ts";
import type { RiskCategory } from "./risk-vectors.ts";

export type FindingRow = Selectable<Tables["findings"]>;

export function severityCategoryOf(severity: number): Known<components["schemas"]["SeverityCategory"]> {
  if (severity >= 9) return "severe";
  if (severity >= 7) return "material";
  return severity >= 4 ? "moderate" : "minor";
}

export function vulnerabilitySeverity(base: number): "Severe" | "Material" | "Moderate" | "Minor" {
  return ({ severe: "Severe", material: "Material", moderate: "Moderate", minor: "Minor" } as const)[
    severityCategoryOf(base)
  ];
}

/** The names of grades in counts; findings without a grade are counted under different names. */
export const gradeCounts = {
  GOOD: "good",
  FAIR: "fair",
  WARN: "warn",
  BAD: "bad",
  NEUTRAL: "neutral",
  NA: undefined,
  NONE: undefined,
} as const;

/** Returns the days for which a finding affects the rating after it was last seen. Guess. */
export function lifetimeOf(category: RiskCategory): number {
  return category === "Diligence" ? 60 : 180;
}
