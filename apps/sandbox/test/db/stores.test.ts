import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { operationIds } from "@signet/tools/contract-validator";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { runTransaction } from "../../src/db/transaction.ts";
import { exampleRequest } from "../support/example-request.ts";
import { companyGuid } from "../support/examples.ts";
import { type Postgres, startPostgres } from "../support/postgres.ts";
import { sendRequest } from "../support/send-request.ts";
import { signIn } from "../support/sign-in.ts";
import { testDate } from "../support/use-sandbox.ts";

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());

describe("the two stores", () => {
  let sandboxes: [Sandbox, Sandbox];
  beforeAll(async () => {
    const databaseUrl = await postgres.create("both");
    sandboxes = [
      await startSandbox({ companies: 40, today: testDate }),
      await startSandbox({ companies: 40, today: testDate, databaseUrl }),
    ];
    for (const sandbox of sandboxes) {
      const { cookie } = await signIn(sandbox);
      const request = { method: "POST", token: null, headers: { cookie }, body: { days: 12 } };
      expect(await sendRequest(sandbox, "/sandbox/clock", request)).toMatchObject({ json: { today: "2026-12-12" } });
    }
  });
  afterAll(async () => {
    for (const sandbox of sandboxes ?? []) await sandbox.close();
  });

  test.each([
    "/v1/companies",
    "/v2/alerts?limit=100000&expand=details",
    "/v2/threats?limit=100000",
    "/v1/industries?show_all=true&expand=rating_details",
    "/v1/insights/rating_changes?limit=100000",
    "/v1/companies?rating_date=2026-03-01",
    "/v1/companies/search?name=a",
    "/v1/folders",
    "/v2/portfolio?limit=100000",
    "/v2/portfolio?limit=100000&sort=-life_cycle.name,relationship.name",
    "/v2/portfolio?q=CO&sort=rating",
    "/v2/users?sort=-last_login_time",
    "/v2/users?formal_name_q=O",
    "/v1/tiers",
    "/v1/tiers/summary",
    "/v1/tiers/b58f2d07-6c1e-4a93-8d4f-e2a70c95b316/findings/summary",
    "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945/findings/summary?type=infection",
    "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945/providers?sort=-company_count",
    "/v1/domains/alderbrook.example/products",
    "/v2/portfolio?regions=unheard_of",
    "/v1/findings/wfh?ips=192.0.2.17&risk_types=unheard_of",
    "/v2/threats/6e993b1a-dd1d-4003-9fde-bad497441662/companies?exposure_detection=unheard_of",
    `/v1/companies/${companyGuid}/findings?last_remediation_status_label=unheard_of`,
    "/v1/remediations?limit=100000&created_time_gte=2026-06-01",
    "/v1/portfolio/contacts",
    "/v1/portfolio/countries",
    "/v1/portfolio/filters",
    "/v1/company-relationships?limit=100000",
    `/v1/companies/${companyGuid}/peer-analytics/ratings-distribution`,
    "/v1/users?show_all=true",
    "/v1/users/quota",
    "/v1/users/6b3f0c92-e418-4d75-b0a6-2e8c5f917d34/company-views",
    "/v2/users?is_preferred_contact=false",
    "/v1/subscriptions",
    "/v1/subscriptions/expired?include_active_subscriptions=true&sort=-name",
    "/v2/company-requests?q=A&sort=-requester.formal_name",
    `/v1/companies/${companyGuid}/reports/company-preview`,
    "/v1/folders/1c9e7d34-5a80-4b62-8f1e-73d2a0b6c945/graph_data",
    `/v1/companies/${companyGuid}/findings`,
    `/v1/companies/${companyGuid}/findings?sort=-remaining_decay,details.grade&last_remediation_status_date_gte=2026-01-01`,
    `/v1/companies/${companyGuid}/findings?q=TLS&severity_gt=1&remediated=false&details.grade=bad,good`,
    `/v1/companies/${companyGuid}/findings?vulnerabilities=none&grace_period_end_date_gte=2026-01-01`,
    `/v1/companies/${companyGuid}/company-tree`,
    `/v1/companies/${companyGuid}/assets/summaries`,
    `/v1/companies/${companyGuid}/observations?limit=2`,
    `/v1/companies/${companyGuid}/observations/statistics?include_durations=true`,
    `/v1/companies/${companyGuid}/industries/statistics`,
    `/v1/companies/${companyGuid}/diligence/historical-statistics`,
    `/v1/companies/${companyGuid}/risk-vectors/summaries`,
    "/v1/findings/wfh?ips=192.0.2.17,198.51.100.24,203.0.113.9",
    "/v2/threats?sort=-exposed_count",
    "/v2/threats/6e993b1a-dd1d-4003-9fde-bad497441662/companies",
    "/v1/exposed-credentials/affected-companies?date_added_gt=2026-01-01",
  ])("respond to %s with the same bytes", async (path) => {
    const [fromSqlite, fromPostgres] = await Promise.all(
      sandboxes.map(async (sandbox) => {
        const { status, text } = await sendRequest(sandbox, path);
        // Data of the start differs, and so does the URL.
        const { port } = new URL(sandbox.url);
        return { status, text: text.replaceAll(`:${port}`, "").replaceAll(/"last_login_time":"2[^"]*"/g, "") };
      }),
    );
    expect(fromPostgres).toEqual(fromSqlite);
  });

  test("respond to the examples of all writing operations with the same statuses", async () => {
    for (const id of operationIds) {
      const { path, question } = await exampleRequest(id);
      if (question.method === "GET") continue;
      const [sqlite, other] = await Promise.all(sandboxes.map(async (sandbox) => sendRequest(sandbox, path, question)));
      expect(`${id} ${other?.status} ${other?.text.slice(0, 100)}`).toMatch(`${id} ${sqlite?.status} `);
      expect(sqlite?.status, id).toBeLessThan(500);
    }
  });
});

describe("openDatabase", () => {
  test("lets several processes start together on an empty database", async () => {
    const address = await postgres.create("together");
    const sandboxes = await Promise.all(
      Array.from({ length: 4 }, () => startSandbox({ databaseUrl: address, companies: 20 })),
    );
    for (const sandbox of sandboxes) expect((await sendRequest(sandbox, "/sandbox/health")).status).toBe(200);
    await Promise.all(sandboxes.map((sandbox) => sandbox.close()));
  });

  test("names the database it cannot reach, without its password", async () => {
    const opened = openDatabase("postgres://somebody:secret@127.0.0.1:1/nothing");
    await expect(opened).rejects.toMatchObject({
      code: "ERR_DATABASE",
      message: expect.stringContaining("127.0.0.1:1/nothing"),
    });
    await expect(opened).rejects.not.toMatchObject({ message: expect.stringMatching(/secret|somebody/) });
  });

  test.each(["SQLite", "PostgreSQL"])(
    "refuses data of another version of the sandbox in %s, and names the fix",
    async (store) => {
      const folder = mkdtempSync(join(tmpdir(), "signet-outdated-"));
      const location = store === "SQLite" ? join(folder, "sandbox.db") : await postgres.create("outdated");
      const database = await openDatabase(location);
      await runTransaction(database, (transaction) =>
        sql`update kysely_migration set name = ${"0001_first"}`.execute(transaction),
      );
      await database.destroy();
      const [place, fix] =
        store === "SQLite"
          ? [`the data folder ${folder}`, "delete it, or choose another with --data DIR"]
          : [`the PostgreSQL database ${new URL(location).host}/outdated`, "drop its tables"];
      await expect(openDatabase(location)).rejects.toMatchObject({
        code: "ERR_DATABASE",
        message: expect.stringContaining(`${place} was made by another version of the sandbox: ${fix}`),
      });
      rmSync(folder, { recursive: true });
    },
  );
});
