import type { components } from "@signet/client";
import type { Selectable } from "kysely";
import type { Tables } from "../db/database.ts";
import { ageOf } from "../domain/dates.ts";
import type { FindingRow } from "../domain/findings.ts";
import { incidentTypes } from "../domain/incidents.ts";
import { findProvider } from "../domain/product-catalog.ts";
import type { RatingChange } from "../domain/rating-changes.ts";
import { rangeOf } from "../domain/ratings.ts";
import { gradeOf, vectors } from "../domain/risk-vectors.ts";
import { kindAt } from "../domain/vulnerabilities.ts";
import type { Examples } from "./contract-examples.ts";
import { namedCompanies, type SeedCompany } from "./seed-companies.ts";
import type { SeedCustomer } from "./seed-customers.ts";
import type { SeedFolder } from "./seed-portfolios.ts";

export type AlertDraft = Omit<Selectable<Tables["alerts"]>, "guid" | "folder_guid">;

export type AlertText = Omit<AlertDraft, "customer_guid" | "company_id">;

type Breach = Selectable<Tables["breaches"]>;

interface Events {
  findings: readonly FindingRow[];
  breaches: readonly Breach[];
  dependencies: readonly Selectable<Tables["company_products"]>[];
  providerBreaches: readonly Breach[];
}

export function draftAlerts(
  { customer_guid, company_id, date_added }: Selectable<Tables["subscriptions"]>,
  { row, changes }: SeedCompany,
  { findings, breaches, dependencies, providerBreaches }: Events,
  today: string,
): AlertDraft[] {
  const biggest = changes.toSorted((a, b) => Math.abs(percentOf(b)) - Math.abs(percentOf(a)))[0];
  // The example's company always has an alert about its biggest change, however long ago it was.
  const always = company_id === namedCompanies.example ? biggest : undefined;
  const isOfLastYear = (date: string) => ageOf(date, today) < 365;
  const texts = [
    ...(always === undefined || ageOf(always.date, today) < recentDays ? [] : [draftPercent(always)]),
    ...changes.filter(({ date }) => ageOf(date, today) < recentDays).flatMap(draftChange),
    ...earliest(findings).map(
      ({ kind, first_seen }) => isOfLastYear(first_seen) && draftVulnerability(kind, first_seen, first_seen),
    ),
    ...breaches.map((breach) => isOfLastYear(breach.date_created) && draftBreach(breach)),
    ...providerBreaches.map((breach) => isOfLastYear(breach.date_created) && draftProvider(dependencies, breach)),
    ageOf(date_added, today) < 30 && draftArrival(row.name, date_added),
  ].filter((text) => typeof text === "object");
  return texts.map((text) => ({ customer_guid, company_id, ...text }));
}

/** Drafts the alerts about a change of the rating; a small one has none. */
export function draftChange(change: RatingChange): AlertText[] {
  const isLarge = Math.abs(percentOf(change)) >= 4;
  return [isLarge && draftPercent(change), draftThreshold(change), draftGrade(change)].filter(
    (text) => typeof text === "object",
  );
}

/** Keeps the first finding of each kind, because a company has one alert about a vulnerability. */
function earliest(findings: readonly FindingRow[]): FindingRow[] {
  const sorted = findings.toSorted((a, b) => (a.first_seen < b.first_seen ? -1 : a.first_seen > b.first_seen ? 1 : 0));
  return [...Map.groupBy(sorted, ({ kind }) => kind).values()].flatMap(([first]) => first ?? []);
}

/** Numbers the alerts, older ones lower, and puts each into the folder of its company. */
export function numberAlerts(
  drafts: readonly AlertDraft[],
  folders: readonly SeedFolder[],
  { key }: SeedCustomer,
  { percentAlert, vulnerabilityAlert }: Examples,
): Selectable<Tables["alerts"]>[] {
  const standing = folders.find(({ folder }) => folder.kind === "all")?.folder.guid ?? "";
  const own = new Map(folders.flatMap(({ folder, companies }) => companies.map((id) => [id, folder.guid] as const)));
  const sorted = drafts.toSorted((a, b) => (a.alert_date < b.alert_date ? -1 : a.alert_date > b.alert_date ? 1 : 0));
  const examples = new Map([
    [
      sorted.find((alert) => alert.alert_type === "PERCENT_CHANGE" && alert.company_id === namedCompanies.example),
      percentAlert,
    ],
    [sorted.find((alert) => alert.alert_type === "VULNERABILITY"), vulnerabilityAlert],
  ]);
  return sorted.map((alert, index) => ({
    ...alert,
    guid: (key === "demo" ? examples.get(alert) : undefined) ?? firstGuids[key] + index,
    folder_guid: own.get(alert.company_id) ?? standing,
  }));
}

function percentOf({ start, end }: RatingChange): number {
  return Math.round((100 * (end - start)) / start);
}

function draft(
  alert_type: AlertText["alert_type"],
  severity: AlertText["severity"],
  alert_date: string,
  cause: string,
  details: components["schemas"]["AlertDetails"],
  { start_date = alert_date, subject = null }: { start_date?: string; subject?: string | null } = {},
): AlertText {
  return { alert_type, severity, alert_date, start_date, cause, subject, details: JSON.stringify(details) };
}

function draftPercent(change: RatingChange): AlertText {
  const { start: start_rating, end: end_rating } = change;
  const percent = percentOf(change);
  const word = percent < 0 ? "fell" : "rose";
  const severity = percent > 0 ? "INCREASE" : percent <= -5 ? "CRITICAL" : "WARN";
  const message = `The rating ${word} from ${start_rating} to ${end_rating}.`;
  const details = { message, start_rating, end_rating, rating_change_pct: percent };
  return draft("PERCENT_CHANGE", severity, change.date, `Rating ${word} by ${Math.abs(percent)}%`, details);
}

function draftThreshold(change: RatingChange): AlertText | undefined {
  const { start: start_rating, end: end_rating } = change;
  const [before, after] = [rangeOf(start_rating), rangeOf(end_rating)];
  if (before === after) return undefined;
  const rating_threshold = [before, after].includes("Basic") ? 650 : 740;
  const fell = end_rating < start_rating;
  const severity = fell ? (after === "Basic" ? "CRITICAL" : "WARN") : "INCREASE";
  const message = `The rating went from ${start_rating} to ${end_rating}, past ${rating_threshold}.`;
  const details = { message, start_rating, end_rating, rating_threshold };
  const cause = `Rating ${fell ? "fell below" : "reached"} ${rating_threshold}`;
  return draft("RATING_THRESHOLD", severity, change.date, cause, details);
}

function draftGrade(change: RatingChange): AlertText | undefined {
  const [start_grade, end_grade] = [gradeOf(change.startPercentile), gradeOf(change.endPercentile)];
  // Guess: the grade from which on a change is worth an alert.
  if (start_grade === end_grade || end_grade < "D") return undefined;
  const { label, category } = vectors[change.vector];
  const severity = end_grade < start_grade ? "INCREASE" : end_grade === "F" ? "CRITICAL" : "WARN";
  const message = `${label}: ${end_grade}.`;
  const details = {
    message,
    category,
    risk_vector: change.vector,
    start_grade,
    end_grade,
    threshold_grade: "D" as const,
  };
  return draft("RISK_CATEGORY", severity, change.date, `${label} went from ${start_grade} to ${end_grade}`, details);
}

/** Drafts the alert about a vulnerability on the day it appears, which may be later than it was seen. */
export function draftVulnerability(kind: number, date: string, first_seen: string): AlertText | undefined {
  const { vulnerability } = kindAt(kind);
  if (vulnerability === undefined) return undefined;
  const { name, title, base } = vulnerability;
  const severity = base >= 9 ? "CRITICAL" : base >= 7 ? "WARN" : "INFORMATIONAL";
  const message = `${title} (${name}) was found.`;
  const details = { message, effective_date: first_seen, risk_vector: "patching_cadence" as const };
  const dates = { start_date: first_seen, subject: name };
  return draft("VULNERABILITY", severity, date, `${name} was found`, details, dates);
}

export function draftBreach(breach: Breach): AlertText {
  const name = incidentTypes[breach.event_type]?.name ?? breach.event_type;
  const details = { message: breach.text, effective_date: breach.date, risk_vector: "data_breaches" as const };
  const dates = { start_date: breach.date };
  return draft("PUBLIC_DISCLOSURE", severityOf(breach), breach.date_created, `Incident: ${name}`, details, dates);
}

export function draftProvider(dependencies: Events["dependencies"], breach: Breach): AlertText | undefined {
  const provider = findProvider(breach.provider_guid ?? "");
  const used = provider?.products.filter(({ id }) => dependencies.some(({ product_id }) => product_id === id)) ?? [];
  if (provider === undefined || used.length === 0) return undefined;
  const names = used.map(({ name }) => name).join(" and ");
  const message = `${provider.name} had an incident; ${names} may be concerned.`;
  return draft(
    "SERVICE_PROVIDER",
    severityOf(breach),
    breach.date_created,
    `Breach of ${provider.name}`,
    { message, effective_date: breach.date },
    { start_date: breach.date, subject: provider.guid },
  );
}

export function draftArrival(name: string, date: string): AlertText {
  const details = { message: `${name} was added to the portfolio.`, effective_date: date };
  return draft("INFORMATIONAL", "INFORMATIONAL", date, "Company added", details);
}

function severityOf({ severity }: { severity: number }): string {
  return severity >= 3 ? "CRITICAL" : "WARN";
}

/** The number of each customer's first alert; those of the contract's examples are lower. */
const firstGuids = { demo: 50_000_000, world: 60_000_000 };
const recentDays = 90;
