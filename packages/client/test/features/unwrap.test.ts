import { inspect } from "node:util";
import { ClientError, createClient, StatusError, unwrap } from "@signet/client";
import { getCompany } from "@signet/client/operations";
import { createStub } from "@signet/client/testing";
import { describe, expect, test } from "vitest";
import { baseUrl, token } from "../support/observed.ts";
import { faultySandbox } from "../support/sandbox.ts";

const guid = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

/** Returns the error for a response. */
async function thrown(body: string, init: ResponseInit): Promise<StatusError> {
  const client = createClient({ token, baseUrl, fetch: async () => new Response(body, init), retry: false });
  const error: unknown = await unwrap(getCompany(client, { guid })).catch((each: unknown) => each);
  if (!(error instanceof StatusError)) throw new Error("no StatusError");
  return error;
}
const json = { "content-type": "application/json" };

describe("unwrap", () => {
  test("returns the typed data of a successful call", async () => {
    const client = createClient({ token, baseUrl, fetch: createStub().fetch });
    const company = await unwrap(getCompany(client, { guid }));
    expect(company.guid).toBe(guid);
    // @ts-expect-error no such field
    expect(company.nothing).toBeUndefined();
  });

  test("throws a failure that the contract declares, with all its details", async () => {
    const error = await thrown('{"detail":"Too many requests."}', {
      status: 429,
      headers: { ...json, "retry-after": "90", "x-request-id": "7" },
    });
    expect(error).toBeInstanceOf(ClientError);
    expect(error).toMatchObject({
      name: "StatusError",
      code: "ERR_STATUS",
      status: 429,
      body: { detail: "Too many requests." },
      requestId: "7",
      operationId: "getCompany",
      attempts: 1,
      retryAfterMs: 90_000,
      retryAt: expect.any(Date),
    });
    expect(error.headers.get("x-request-id")).toBe("7");
    expect(error.message).toBe("getCompany failed with 429: Too many requests.");
  });

  test("throws a failure that the contract does not declare, with its text", async () => {
    expect(await thrown("<html>", { status: 502, headers: { "content-type": "text/html" } })).toMatchObject({
      code: "ERR_UNEXPECTED",
      status: 502,
      body: "<html>",
    });
    expect(await thrown("{", { status: 200, headers: json })).toMatchObject({ code: "ERR_UNEXPECTED", body: "{" });
  });

  test("reads at most one megabyte of a failure", async () => {
    const error = await thrown("x".repeat(3_000_000), { status: 500 });
    expect(String(error.body)).toHaveLength(1_048_576);
  });

  test("shows the server's text, but never the client's token in any form", async () => {
    const forms = [
      token,
      btoa(`${token}:`),
      btoa(token),
      encodeURIComponent(btoa(`${token}:`)),
      `Basic ${btoa(`${token}:`)}`,
    ];
    const body = JSON.stringify({ detail: `${forms.join(" | ")} | someone-elses-token` });
    const error = await thrown(body, { status: 403, headers: { ...json, "x-echo": `got ${forms.join(" ")}` } });
    const shown = `${inspect(error, { showHidden: true, depth: 9 })} ${JSON.stringify(error.body)} ${[...error.headers]}`;
    for (const form of [token, btoa(token).replace(/=+$/, "")]) expect(shown).not.toContain(form);
    expect(error.body).toEqual({ detail: expect.stringContaining("someone-elses-token") });
  });

  test("redacts the client's token in invalid JSON, and shows at most one megabyte", async () => {
    const secret = btoa(`${token}:`).replace(/=+$/, "");
    const error = await thrown(`{${secret} ${token}${"x".repeat(2_000_000)}`, {
      status: 200,
      headers: { ...json, "x-echo": secret },
    });
    const shown = `${inspect(error, { showHidden: true, depth: 9 })} ${error.body} ${[...error.headers]}`;
    for (const form of [token, secret]) expect(shown).not.toContain(form);
    expect(error).toMatchObject({ code: "ERR_UNEXPECTED", status: 200 });
    expect(String(error.body)).toHaveLength(1_048_576);
  });

  test("distinguishes a sandbox's errors", async () => {
    const sandbox = await faultySandbox();
    const stranger = createClient({ ...sandbox.options, token: "a".repeat(40) });
    await expect(unwrap(stranger.GET("/v1/companies"))).rejects.toMatchObject({
      status: 401,
      body: { detail: "Invalid token" },
    });
  });
});
