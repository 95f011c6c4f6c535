import type { components } from "@signet/client";
import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { beforeAll, describe, expect, test } from "vitest";
import { sendRequest } from "../support/send-request.ts";
import { signIn } from "../support/sign-in.ts";
import { stores, useStores } from "../support/stores.ts";

type Schemas = components["schemas"];

const stored = useStores({ companies: 10, concurrent: 1_000 });
/** The user of the printed token, and the one who signs in. */
const owner = "6b3f0c92-e418-4d75-b0a6-2e8c5f917d34";

describe.each(stores)("grantDemoAccess on %s", (store) => {
  let options: SandboxOptions;
  let first: Sandbox;
  beforeAll(() => {
    options = stored.options(store);
    first = stored.sandbox(store);
  });

  /** Changes the data with a company token, starts again, and expects everything that is printed to work. */
  async function expectRestart(change: (send: typeof sendRequest, colleague: string) => Promise<unknown>) {
    const { results } = (await sendRequest<Schemas["UserPage"]>(first, "/v2/users", { token: first.companyToken }))
      .json;
    const colleague = results.find(({ email }) => email === first.signIn.email)?.guid ?? "";
    await change(sendRequest, colleague);
    const second = await startSandbox(options);
    try {
      for (const token of [second.userToken, second.companyToken]) {
        expect((await sendRequest(second, "/v1/folders", { token })).status).toBe(200);
        expect((await sendRequest(second, "/v2/users", { token })).status).toBe(200);
      }
      expect((await (await signIn(second)).get("/sandbox/preferences")).status).toBe(200);
      const quota = (await sendRequest<Schemas["UserQuota"]>(second, "/v1/users/quota")).json;
      expect(quota.active_user_count).toBeLessThanOrEqual(quota.total_active_quota);
    } finally {
      // The first one stays for the next change, with the tokens of this start.
      Object.assign(first, { userToken: second.userToken, companyToken: second.companyToken, signIn: second.signIn });
      await second.close();
    }
  }
  const change = (guid: string, method: string, body?: object) =>
    sendRequest(first, `/v2/users/${guid}`, { method, body, token: first.companyToken });

  test("works after the user of the printed token was deleted, and their address was given away", () =>
    expectRestart(async () => {
      expect((await change(owner, "DELETE")).status).toBe(204);
      const body = { email: "maren.holt@brightwater.example", formal_name: "Another" };
      expect((await sendRequest(first, "/v2/users", { method: "POST", body, token: first.companyToken })).status).toBe(
        201,
      );
    }));

  test("works after both users were deactivated", () =>
    expectRestart(async (_, colleague) => {
      for (const guid of [owner, colleague])
        expect((await change(guid, "PATCH", { status: "Deactivated" })).status).toBe(200);
    }));

  test("works after both users were deleted, and the quota of users was used up", () =>
    expectRestart(async (_, colleague) => {
      for (const guid of [owner, colleague]) expect((await change(guid, "DELETE")).status).toBe(204);
      for (let n = 0; n < 20; n += 1) {
        const body = { email: `more-${n}@brightwater.example`, formal_name: "More" };
        await sendRequest(first, "/v2/users", { method: "POST", body, token: first.companyToken });
      }
    }));

  test("works after both users lost their role and changed their addresses", () =>
    expectRestart(async (_, colleague) => {
      for (const guid of [owner, colleague]) {
        const body = { roles: [{ slug: "vrm_view_only" }], email: `${guid.slice(0, 8)}.Upper@brightwater.example` };
        expect((await change(guid, "PATCH", body)).status).toBe(200);
      }
    }));

  test("works after the printed company token was deleted, and as many as possible were made", () =>
    expectRestart(async () => {
      const path = "/v1/customers/current/api-tokens";
      const list = async () => (await sendRequest<Schemas["ApiToken"][]>(first, path)).json;
      const printed = (await list()).find(({ description }) => description.startsWith("Printed"));
      expect((await sendRequest(first, `${path}/${printed?.guid}`, { method: "DELETE" })).status).toBe(204);
      for (let n = 0; n < 100; n += 1)
        await sendRequest(first, path, { method: "POST", body: { description: "More" } });
      expect(await list()).toHaveLength(99);
    }));
});
