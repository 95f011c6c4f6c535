import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { ageOf, ratingDates, worldDate } from "../domain/date.ts";
import { incidentTypes } from "../domain/incidents.ts";
import { kinds } from "../domain/observation-kinds.ts";
import { findProvider } from "../domain/product-catalog.ts";
import { rangeOf } from "../domain/ratings.ts";
import { gradeOf, vectors } from "../domain/risk-vectors.ts";
import type { RatingChange } from "../domain/vector-changes.ts";
import { explainChanges } from "../domain/vector-changes.ts";
import type { Examples } from "./contract-examples.ts";
import type { SeedCompany } from "./seed-companies.ts";
import { namedCompanies } from "./seed-companies.ts";
import type { SeedCustomer } from "./seed-customers.ts";
import type { SeedFolder } from "./seed-portfolios.ts";

/** An alert before it has its number and its folder. */
export type AlertDraft = Omit<Selectable<Tables["alerts"]>, "guid" | "folder_guid">;

type Details = components["schemas"]["AlertDetails"];
type Told = Pick<AlertDraft, "alert_type" | "severity" | "alert_date" | "start_date" | "cause" | "subject"> & {
  details: Details;
};

/** What befell a company and the providers there are. */
interface Events {
  findings: readonly Pick<Selectable<Tables["findings"]>, "kind" | "first_seen">[];
  breaches: readonly Selectable<Tables["breaches"]>[];
  dependencies: readonly Selectable<Tables["company_products"]>[];
  providerBreaches: readonly Selectable<Tables["breaches"]>[];
}

/** Tells a customer what a company's history, findings and breaches of the last months call for. */
export function draftAlerts(
  { customer_guid, company_id, date_added }: Selectable<Tables["subscriptions"]>,
  { row, history }: SeedCompany,
  { findings, breaches, dependencies, providerBreaches }: Events,
): AlertDraft[] {
  const changes = explainChanges(history);
  const biggest = changes.toSorted((one, other) => Math.abs(percentOf(other)) - Math.abs(percentOf(one)))[0];
  // The example's company is told its biggest change however long ago it was, so that every world has this alert.
  const always = company_id === namedCompanies.example ? biggest : undefined;
  const told = [
    ...changes.flatMap((change) => {
      const recent = change.age < recentDays;
      const large = change === always || (recent && Math.abs(percentOf(change)) >= 4);
      return [large && tellPercent(change), recent && tellThreshold(change), recent && tellGrade(change)];
    }),
    ...findings.map(({ kind, first_seen }) => ageOf(first_seen) < 365 && tellVulnerability(kind, first_seen)),
    ...breaches.map((breach) => ageOf(breach.date_created) < 365 && tellBreach(breach)),
    ...providerBreaches.map((breach) => ageOf(breach.date_created) < 365 && tellProvider(dependencies, breach)),
    ageOf(date_added) < 30 && tellArrival(row.name, date_added),
  ].filter((alert) => typeof alert === "object");
  return told.map(({ details, ...alert }) => ({
    customer_guid,
    company_id,
    ...alert,
    details: JSON.stringify(details),
  }));
}

/** Numbers the alerts, older ones lower, and puts each into the folder of its company. */
export function fileAlerts(
  drafts: readonly AlertDraft[],
  folders: readonly SeedFolder[],
  { key }: SeedCustomer,
  { percentAlert, vulnerabilityAlert }: Examples,
): Selectable<Tables["alerts"]>[] {
  const standing = folders.find(({ folder }) => folder.kind === "all")?.folder.guid ?? "";
  const own = new Map(folders.flatMap(({ folder, companies }) => companies.map((id) => [id, folder.guid] as const)));
  const sorted = drafts.toSorted((one, other) =>
    one.alert_date < other.alert_date ? -1 : one.alert_date > other.alert_date ? 1 : 0,
  );
  const examples = new Map([
    [
      sorted.find((alert) => alert.alert_type === "PERCENT_CHANGE" && alert.company_id === namedCompanies.example),
      percentAlert,
    ],
    [sorted.find((alert) => alert.alert_type === "VULNERABILITY"), vulnerabilityAlert],
  ]);
  return sorted.map((alert, index) => ({
    guid: (key === "demo" ? examples.get(alert) : undefined) ?? firstGuids[key] + index,
    customer_guid: alert.customer_guid,
    company_id: alert.company_id,
    folder_guid: own.get(alert.company_id) ?? standing,
    alert_type: alert.alert_type,
    severity: alert.severity,
    alert_date: alert.alert_date,
    start_date: alert.start_date,
    cause: alert.cause,
    subject: alert.subject,
    details: alert.details,
  }));
}

function percentOf({ start, end }: RatingChange): number {
  return Math.round((100 * (end - start)) / start);
}

function dayOf(age: number): string {
  return ratingDates[age] ?? worldDate;
}

function tellPercent(change: RatingChange): Told {
  const [date, percent] = [dayOf(change.age), percentOf(change)];
  const word = percent < 0 ? "fell" : "rose";
  const message = `The rating ${word} from ${change.start} to ${change.end}.`;
  return {
    ...{ alert_type: "PERCENT_CHANGE", severity: percent > 0 ? "INCREASE" : percent <= -5 ? "CRITICAL" : "WARN" },
    ...{ alert_date: date, start_date: date, cause: `Rating ${word} by ${Math.abs(percent)}%`, subject: null },
    details: { message, start_rating: change.start, end_rating: change.end, rating_change_pct: percent },
  };
}

function tellThreshold({ age, start, end }: RatingChange): Told | undefined {
  const [before, after] = [rangeOf(start), rangeOf(end)];
  if (before === after) return undefined;
  const threshold = [before, after].includes("Basic") ? 650 : 740;
  const fell = end < start;
  const date = dayOf(age);
  return {
    ...{ alert_type: "RATING_THRESHOLD", severity: fell ? (after === "Basic" ? "CRITICAL" : "WARN") : "INCREASE" },
    ...{ alert_date: date, start_date: date, subject: null },
    cause: `Rating ${fell ? "fell below" : "reached"} ${threshold}`,
    details: {
      message: `The rating went from ${start} to ${end}, past ${threshold}.`,
      ...{ start_rating: start, end_rating: end, rating_threshold: threshold },
    },
  };
}

function tellGrade({ age, vector, startPercentile, endPercentile }: RatingChange): Told | undefined {
  const [start_grade, end_grade] = [gradeOf(startPercentile), gradeOf(endPercentile)];
  // Guess: the line below which a grade is worth an alert.
  if (start_grade === end_grade || end_grade < "D") return undefined;
  const { label, category } = vectors[vector];
  const date = dayOf(age);
  const worse = end_grade > start_grade;
  return {
    ...{ alert_type: "RISK_CATEGORY", severity: worse ? (end_grade === "F" ? "CRITICAL" : "WARN") : "INCREASE" },
    ...{
      alert_date: date,
      start_date: date,
      cause: `${label} went from ${start_grade} to ${end_grade}`,
      subject: null,
    },
    details: {
      message: `${label}: ${end_grade}.`,
      category,
      risk_vector: vector,
      start_grade,
      end_grade,
      threshold_grade: "D",
    },
  };
}

function tellVulnerability(kind: number, first_seen: string): Told | undefined {
  const vulnerability = kinds[kind]?.vulnerability;
  if (vulnerability === undefined) return undefined;
  const { name, title, base } = vulnerability;
  return {
    ...{ alert_type: "VULNERABILITY", severity: base >= 9 ? "CRITICAL" : base >= 7 ? "WARN" : "INFORMATIONAL" },
    ...{ alert_date: first_seen, start_date: first_seen, cause: `${name} was found`, subject: name },
    details: { message: `${title} (${name}) was found.`, effective_date: first_seen, risk_vector: "patching_cadence" },
  };
}

function tellBreach(breach: Selectable<Tables["breaches"]>): Told {
  const kind = incidentTypes[breach.event_type]?.name ?? breach.event_type;
  return {
    ...{ alert_type: "PUBLIC_DISCLOSURE", severity: severityOf(breach), alert_date: breach.date_created },
    ...{ start_date: breach.date, cause: `Incident: ${kind}`, subject: null },
    details: { message: breach.text, effective_date: breach.date, risk_vector: "data_breaches" },
  };
}

function tellProvider(dependencies: Events["dependencies"], breach: Selectable<Tables["breaches"]>): Told | undefined {
  const provider = findProvider(breach.provider_guid ?? "");
  const used = provider?.products.filter(({ id }) => dependencies.some(({ product_id }) => product_id === id)) ?? [];
  if (provider === undefined || used.length === 0) return undefined;
  const names = used.map(({ name }) => name).join(" and ");
  return {
    ...{ alert_type: "SERVICE_PROVIDER", severity: severityOf(breach), alert_date: breach.date_created },
    ...{ start_date: breach.date, cause: `Breach of ${provider.name}`, subject: provider.guid },
    details: { message: `${provider.name} had an incident; ${names} may be concerned.`, effective_date: breach.date },
  };
}

function tellArrival(name: string, date: string): Told {
  return {
    ...{ alert_type: "INFORMATIONAL", severity: "INFORMATIONAL", alert_date: date, start_date: date },
    ...{ cause: "Company added", subject: null },
    details: { message: `${name} was added to the portfolio.`, effective_date: date },
  };
}

function severityOf({ severity }: { severity: number }): string {
  return severity >= 3 ? "CRITICAL" : "WARN";
}

/** The number of each customer's first alert; those of the contract's examples are lower. */
const firstGuids = { demo: 50_000_000, world: 60_000_000 };
const recentDays = 90;
