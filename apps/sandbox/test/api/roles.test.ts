import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { exampleRequest } from "../support/example-request.ts";
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
  ["getSubscriptions", roles],
  ["listTiers", roles],
  ["listCompanyRequests", roles],
  ["getCustomer", roles],
  ["getUserQuota", roles],
  ["listUserAccounts", roles],
];

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
