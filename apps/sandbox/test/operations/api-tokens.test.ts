import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { forbidden, unknownGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { tokenOf } from "../support/token-of.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const tokens = "/v1/customers/current/api-tokens";

describe("API tokens", () => {
  const create = (description: string) =>
    sendRequest<Schemas["CreatedApiToken"]>(sandbox, tokens, { method: "POST", body: { description } });
  const list = async () => (await sendRequest<Schemas["ApiToken"][]>(sandbox, tokens)).json;

  test("are shown in full once, and then by their last four characters, the newest first", async () => {
    const { status, json } = await create("Weekly supplier report");
    expect(status).toBe(201);
    expect(json.token).toMatch(/^sgc_[A-Za-z0-9]{36}$/);
    const { token, ...rest } = json;
    const listed = (await list())[0];
    expect(listed).toEqual({ ...rest, token: `${"*".repeat(36)}${token.slice(-4)}` });
    expect((await sendRequest(sandbox, "/v1/folders", { token })).status).toBe(200);
    const user = await sendRequest<Schemas["User"]>(sandbox, `/v2/users/${json.guid}`);
    expect(user.json).toMatchObject({ is_company_api_token: true, formal_name: "Weekly supplier report" });
  });

  test("are revoked at once when deleted; others keep working, and deleting again is 404", async () => {
    const [first, second] = [(await create("One")).json, (await create("Two")).json];
    const remove = () => sendRequest(sandbox, `${tokens}/${first.guid}`, { method: "DELETE", token: second.token });
    expect((await remove()).status).toBe(204);
    expect((await sendRequest(sandbox, "/v1/folders", { token: first.token })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: second.token })).status).toBe(200);
    expect((await remove()).status).toBe(404);
    expect((await list()).map(({ guid }) => guid)).not.toContain(first.guid);
  });

  test("keep their descriptions exactly", async () => {
    for (const description of [
      "\u{1f511} clé",
      "<script>alert(1)</script>",
      " leading",
      "\u202Ertl",
      "a".repeat(255),
    ]) {
      expect((await create(description)).json.description).toBe(description);
      expect((await list()).map((token) => token.description)).toContain(description);
    }
  });

  test("accept a group by its name, and reject an unknown one", async () => {
    const post = (group: string | null) =>
      sendRequest<Schemas["CreatedApiToken"]>(sandbox, tokens, { method: "POST", body: { description: "x", group } });
    expect((await post("Claims")).json.group).toBe("Claims");
    expect((await post(null)).json.group).toBeNull();
    expect(await post("Nobody")).toMatchObject({ status: 400, json: { detail: { group: [expect.any(String)] } } });
  });

  test("of another customer are 404, and roles without the right get 403", async () => {
    const other = tokens.replace("current", unknownGuid);
    const { guid } = (await list())[0] ?? { guid: "" };
    const body = { description: "Not mine" };
    for (const [path, question] of [
      [other, {}],
      [other, { method: "POST", body }],
      [`${other}/${guid}`, { method: "DELETE" }],
      [`${tokens}/00000000-0000-4000-8000-000000000000`, { method: "DELETE" }],
    ] as const) {
      expect((await sendRequest(sandbox, path, question)).status).toBe(404);
    }
    expect((await list()).map((token) => token.guid)).toContain(guid);
    for (const role of ["customer_user", "vrm_view_only", "customer_group_admin"] as const) {
      expect(await sendRequest(sandbox, tokens, { token: await tokenOf(sandbox, role) })).toMatchObject(forbidden);
    }
    expect((await sendRequest(sandbox, tokens, { token: await tokenOf(sandbox, "vrm_admin") })).status).toBe(200);
  });
});

describe("a retrieved company token", () => {
  const example = {
    auth_token: "7d3k-92fh-example-code",
    email: "maren.holt@brightwater.example",
    user_guid: "92d5e1b8-7f40-4a36-b3c9-0e64a8d21f7b",
  };
  const retrieve = (body: object, token = sandbox.userToken) =>
    sendRequest<Schemas["RetrievedApiToken"]>(sandbox, "/v1/api-tokens/retrieve", { method: "POST", body, token });

  test("works, and revokes the one retrieved before", async () => {
    const { token: first } = (await retrieve(example)).json;
    expect((await sendRequest(sandbox, "/v1/folders", { token: first })).status).toBe(200);
    const { token: second } = (await retrieve(example)).json;
    expect((await sendRequest(sandbox, "/v1/folders", { token: first })).status).toBe(401);
    expect((await sendRequest(sandbox, "/v1/folders", { token: second })).status).toBe(200);
    const list = (await sendRequest<Schemas["ApiToken"][]>(sandbox, tokens)).json;
    expect(list.find(({ guid }) => guid === example.user_guid)?.token).toBe(`${"*".repeat(36)}${second.slice(-4)}`);
  });

  test("needs the right code, address and guid, a live token, and an admin", async () => {
    for (const wrong of [
      { auth_token: "another" },
      { email: "ida.winter@brightwater.example" },
      { user_guid: "5167e700-0000-4000-8000-000000000001" },
    ]) {
      expect((await retrieve({ ...example, ...wrong })).status).toBe(400);
    }
    expect(await retrieve(example, await tokenOf(sandbox, "vrm_view_only"))).toMatchObject(forbidden);
    await sendRequest(sandbox, `${tokens}/${example.user_guid}`, { method: "DELETE" });
    expect((await retrieve(example)).status).toBe(400);
  });
});
