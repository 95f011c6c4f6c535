import type { components } from "@signet/client";
import { operationIds } from "@signet/tools/contract-validator";
import { describe, expect, test } from "vitest";
import { exampleRequest, operationOf } from "../support/example-request.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { useSandbox } from "../support/use-sandbox.ts";

type Role = components["schemas"]["RoleSlug"];

const sandbox = useSandbox();

const admins: Role[] = ["customer_admin", "vrm_admin"];
const managers: Role[] = [...admins, "customer_group_admin"];
const organisers: Role[] = [...managers, "customer_portfolio_manager", "vrm_operations"];
const workers: Role[] = [...organisers, "customer_user", "vrm_internal_business_user"];
const roles: Role[] = [...workers, "vrm_view_only"];

/** The roles with the right to each operation, as in the README. */
const permitted: readonly (readonly [string, readonly Role[]])[] = [
  ["listApiTokens", admins],
  ["createApiToken", admins],
  ["retrieveApiToken", admins],
  ["createUser", admins],
  ["requireUserMfa", admins],
  ["resetUserMfa", admins],
  ["resetPendingUserMfa", admins],
  ["resendActivationEmail", admins],
  ["updateCustomer", admins],
  ["listUsers", managers],
  ["listCompanyViews", managers],
  ["updateCompanyRequest", managers],
  ["subscribeCompanies", organisers],
  ["changeSubscriptions", organisers],
  ["createTier", organisers],
  ["updateTier", organisers],
  ["createFolder", workers],
  ["createCompanyRequest", workers],
  ["createFastRating", workers],
  ["uploadCompanyRequests", workers],
  ["updateFolder", workers],
  ["updateFolderCompanies", workers],
  ["updateRemediation", workers],
  ["createContact", workers],
  ["updateContact", workers],
  ["deleteFolder", workers],
  ["deleteApiToken", admins],
  ["updateUser", admins],
  ["deleteUser", admins],
  ["deleteCompanyRequest", managers],
  ["updateCompany", organisers],
  ["setCustomId", organisers],
  ["updateCustomIds", organisers],
  ["replaceTier", organisers],
  ["updateTierCompanies", organisers],
  ["deleteTier", organisers],
  ["queryPortfolio", roles],
  ["queryPortfolioRatings", roles],
  ["queryLiveCertificates", roles],
  ["queryCompanyProducts", roles],
  ["queryCompanyThreats", roles],
  ["createReport", roles],
  ["getSubscriptions", roles],
  ["listTiers", roles],
  ["listCompanyRequests", roles],
  ["getCustomer", roles],
  ["getUserQuota", roles],
  ["listUserAccounts", roles],
  // Last, because others need the company.
  ["deleteSubscription", organisers],
];

/** Writes only with `use_license`. */
const conditional = ["queryCurrentRatings"];

test("the table has every operation that is not a GET", () => {
  const named = [...permitted.map(([id]) => id), ...conditional];
  const others = operationIds.filter((id) => operationOf(id).method !== "GET");
  expect(others.filter((id) => !named.includes(id))).toEqual([]);
});

test("View Only cannot write, not even its own name or a used license", async () => {
  const token = await tokenOf(sandbox, "vrm_view_only");
  const patch = { method: "PATCH", token, body: { formal_name: "Another" } };
  expect((await sendRequest(sandbox, "/v2/users/current", patch)).status).toBe(403);
  const { path, question } = await exampleRequest("queryCurrentRatings");
  const body = { ...(question.body as object), use_license: true };
  expect((await sendRequest(sandbox, path, { ...question, token, body })).status).toBe(403);
});

describe.each(roles)("%s", (role) => {
  test("have exactly the rights in the table", async () => {
    await sendRequest(sandbox, "/sandbox/reset", { method: "POST" });
    const token = await tokenOf(sandbox, role);
    for (const [id, allowed] of permitted) {
      const { path, question } = await exampleRequest(id);
      const { status } = await sendRequest(sandbox, path, { ...question, token });
      expect(status === 403, `${id} ${status}`).toBe(!allowed.includes(role));
    }
  });
});
