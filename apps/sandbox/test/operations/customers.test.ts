import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { forbidden, unknownGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

describe("the customer", () => {
  const path = "/v1/customers/current";
  const change = (value: unknown, token = sandbox.userToken) =>
    sendRequest<Schemas["CustomerAccount"]>(sandbox, path, {
      method: "PATCH",
      body: { customer_settings: { auto_approve_invited_users: value } },
      token,
    });

  test("is found by guid or as current; others are 404", async () => {
    const { json } = await sendRequest<Schemas["CustomerAccount"]>(sandbox, path);
    expect(json).toMatchObject({ name: "Brightwater Assurance", is_active: true });
    expect((await sendRequest(sandbox, `/v1/customers/${json.guid}`)).json).toEqual(json);
    expect((await sendRequest(sandbox, `/v1/customers/${unknownGuid}`)).status).toBe(404);
  });

  test("keeps its settings, and needs an admin to change them", async () => {
    const before = (await sendRequest<Schemas["CustomerAccount"]>(sandbox, path)).json;
    const { json } = await change(true);
    expect(json.customer_settings).toEqual({ auto_approve_invited_users: true });
    expect(json.last_modified > before.last_modified).toBe(true);
    expect((await sendRequest(sandbox, path)).json).toEqual(json);
    expect(await change("yes")).toMatchObject({ status: 400, json: { detail: expect.any(Object) } });
    expect(await change(false, await tokenOf(sandbox, "customer_user"))).toMatchObject(forbidden);
  });
});
