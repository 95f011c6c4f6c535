import type { components } from "@signet/client";
import { sql } from "kysely";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database, Transaction } from "../../db/database.ts";
import { runTransaction } from "../../db/transaction.ts";
import type { Known } from "../../domain/known.ts";
import { createRandom } from "../../domain/random.ts";
import { forbidden, HttpError } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayWrite } from "../../roles.ts";
import { findPortfolioCompany } from "../portfolio/portfolio-query.ts";
import { filterRows } from "../shared/filtering.ts";
import { countRows, executePage, pageOf, toPage } from "../shared/paging.ts";
import { timeOn, toSecond } from "../shared/times.ts";
import { findFinding } from "./find-finding.ts";
import { hasEvidenceKey } from "./finding-filters.ts";
import { evidenceKey, rolledupObservationId } from "./finding-view.ts";
import { readAssignments } from "./remediation-query.ts";

type RemediationLabel = Known<components["schemas"]["RemediationLabel"]>;

export const remediations = {
  async listRemediations({ query, caller, url, today, database }) {
    const { evidence_key, rolledup_observation_id: id, created_time_gte } = query;
    let matches = filterRows(selectRemediations(database, caller), [
      ["companies.guid", "=", query.company_guid],
      ["findings.risk_vector", "in", query.risk_vector?.map((vector) => vector.toLowerCase())],
    ]);
    if (evidence_key !== undefined) matches = matches.where(hasEvidenceKey(evidence_key, today));
    if (created_time_gte !== undefined) {
      matches = matches.where(sql<boolean>`${created} >= ${toSecond("created_time_gte", created_time_gte)}`);
    }
    if (id !== undefined) {
      const keys = await matches.select(["companies.guid", "findings.company_id", "findings.ordinal"]).execute();
      const key = keys.find(({ guid, ordinal }) => rolledupObservationId(guid, ordinal) === id);
      matches = matches
        .where("findings.company_id", "=", key?.company_id ?? 0)
        .where("findings.ordinal", "=", key?.ordinal ?? 0);
    }
    const page = pageOf(query);
    const rows = await selectColumns(matches)
      .orderBy("created_time")
      .orderBy("findings.company_id")
      .orderBy("findings.ordinal")
      .$call(executePage(page));
    return toPage(url, page, await countRows(matches), await view(database, caller, rows));
  },

  async updateRemediation({ path, body, caller, today, database }) {
    if (!mayWrite(caller.role)) throw forbidden();
    const { customerGuid: customer_guid } = caller;
    const company = await findPortfolioCompany(database, customer_guid, path.company_guid);
    return runTransaction(database, async (transaction) => {
      const finding = await findFinding(transaction, company, body.rolledup_observation_id);
      if (finding === undefined) {
        throw new HttpError(400, { rolledup_observation_id: ["no finding of the company has this id"] });
      }
      const status = body.status && knownStatus(body.status.value);
      const key = { customer_guid, company_id: company.id, ordinal: finding.ordinal };
      const now = timeOn(today);
      const { remediation_date, remediation_label } = finding;
      await transaction
        .insertInto("remediations")
        .values({
          ...key,
          status: status ?? remediation_label ?? "No Status",
          created_time: remediation_date === null ? now : `${remediation_date}T00:00:00Z`,
          updated_time: now,
        })
        .onConflict((conflict) =>
          conflict
            .columns(["customer_guid", "company_id", "ordinal"])
            .doUpdateSet({ updated_time: now, ...(status !== undefined && { status }) }),
        )
        .execute();
      if (body.assignments !== undefined) await replaceAssignments(transaction, key, body.assignments);
      const rows = await selectColumns(selectRemediations(transaction, caller))
        .where("findings.company_id", "=", company.id)
        .where("findings.ordinal", "=", finding.ordinal)
        .execute();
      const [changed] = await view(transaction, caller, rows);
      if (changed === undefined) throw new Error("a changed finding has no status");
      return changed;
    });
  },
} satisfies OperationHandlers;

/** A finding that came with a status has it since that day. */
const created = sql<string>`coalesce(remediations.created_time, findings.remediation_date || 'T00:00:00Z')`;

function selectRemediations(database: Database, { customerGuid }: Principal) {
  return database
    .selectFrom("findings")
    .innerJoin("companies", "companies.id", "findings.company_id")
    .innerJoin("subscriptions", (join) =>
      join
        .onRef("subscriptions.company_id", "=", "findings.company_id")
        .on("subscriptions.customer_guid", "=", customerGuid),
    )
    .leftJoin("remediations", (join) =>
      join
        .onRef("remediations.company_id", "=", "findings.company_id")
        .onRef("remediations.ordinal", "=", "findings.ordinal")
        .on("remediations.customer_guid", "=", customerGuid),
    )
    .where((where) =>
      where.or([where("remediations.status", "is not", null), where("findings.remediation_label", "is not", null)]),
    );
}

function selectColumns(matches: ReturnType<typeof selectRemediations>) {
  return matches
    .select(["companies.guid", "findings.company_id", "findings.ordinal", "findings.kind", "findings.asset"])
    .select(["findings.risk_vector", "remediations.status", "findings.remediation_label", "remediations.updated_time"])
    .select(created.as("created_time"));
}

type Row = Awaited<ReturnType<ReturnType<typeof selectColumns>["execute"]>>[number];

async function view(database: Database, { customerGuid }: Principal, rows: readonly Row[]) {
  const ids = new Set(rows.map(({ company_id }) => company_id));
  const assignments = await readAssignments(database, customerGuid, [...ids]);
  return rows.map((row) => {
    const id = rolledupObservationId(row.guid, row.ordinal);
    return {
      guid: createRandom("remediation", customerGuid, id).guid(),
      company_guid: row.guid,
      rolledup_observation_id: id,
      evidence_key: evidenceKey(row),
      risk_vector: row.risk_vector,
      status: { value: row.status ?? row.remediation_label ?? "No Status", public: false },
      assignments: assignments(row),
      created_time: row.created_time,
      last_update_time: row.updated_time ?? row.created_time,
    };
  });
}

/** Returns a status as it is spelled in responses. */
function knownStatus(value: string): RemediationLabel {
  const known = remediationLabels.find((label) => label.toLowerCase() === value.toLowerCase());
  if (known === undefined) {
    throw new HttpError(400, { "status.value": [`must be one of ${remediationLabels.join(", ")}, got "${value}"`] });
  }
  return known;
}

const remediationLabels: readonly RemediationLabel[] = [
  "No Status",
  "Open",
  "To Do",
  "Work In Progress",
  "Resolved",
  "Risk Accepted",
];

async function replaceAssignments(
  transaction: Transaction,
  key: { customer_guid: string; company_id: number; ordinal: number },
  guids: readonly string[],
): Promise<void> {
  const known = await transaction
    .selectFrom("users")
    .select("guid")
    .where("customer_guid", "=", key.customer_guid)
    .where("guid", "in", ["", ...guids])
    .execute();
  const unknown = guids.find((guid) => !known.some((user) => user.guid === guid));
  if (unknown !== undefined) throw new HttpError(400, { assignments: [`no user has the guid ${unknown}`] });
  await transaction
    .deleteFrom("remediation_assignments")
    .where("customer_guid", "=", key.customer_guid)
    .where("company_id", "=", key.company_id)
    .where("ordinal", "=", key.ordinal)
    .execute();
  if (known.length === 0) return;
  const rows = known.map(({ guid }) => ({ ...key, user_guid: guid }));
  await transaction.insertInto("remediation_assignments").values(rows).execute();
}
