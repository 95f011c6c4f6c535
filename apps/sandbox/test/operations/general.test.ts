import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

describe("the API itself", () => {
  test("has a disclaimer at its root, with a valid token only", async () => {
    expect(await sendRequest(sandbox, "/")).toMatchObject({ status: 200, json: { disclaimer: expect.any(String) } });
    expect((await sendRequest(sandbox, "/", { token: "api_token" })).status).toBe(401);
  });

  test("lists resources that exist", async () => {
    for (const path of ["/v1", "/v1/", "/ratings/v1"]) {
      const { json } = await sendRequest<Schemas["ApiVersion"]>(sandbox, path);
      expect(json).toMatchObject({ version: 1, name: "Bitsight API" });
      for (const { href } of json.resources) {
        expect((await sendRequest(sandbox, new URL(href).pathname)).status, href).toBe(200);
      }
    }
  });

  test("has defaults that agree with companies and users", async () => {
    const { json } = await sendRequest<Schemas["Defaults"]>(sandbox, "/v1/defaults");
    const company = await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${companyGuid}`);
    const details = Object.entries(company.json.rating_details ?? {});
    expect(Object.keys(json.risk_vectors.details_by_name).sort()).toEqual(details.map(([slug]) => slug).sort());
    for (const [slug, { name, category, order, beta }] of details) {
      expect(json.risk_vectors.details_by_name[slug]).toMatchObject({ name, category, order, beta, slug });
    }
    for (const { rating, range, rating_color } of company.json.ratings) {
      const found = Object.values(json.rating_ranges).find(
        ({ min, max }) => min <= Number(rating) && Number(rating) <= max,
      );
      expect(found).toMatchObject({ name: range, color: rating_color });
    }
    const weights = Object.values(json.risk_vectors.vector_weights).reduce((sum, weight) => sum + weight, 0);
    expect(weights).toBeCloseTo(1);
  });

  test("lists the vulnerabilities of the findings, at both prefixes", async () => {
    const path = "/customer-api/v1/defaults/vulnerabilities?fields=name,display_name";
    const { json } = await sendRequest<Schemas["KnownVulnerability"][]>(sandbox, path);
    expect(json.length).toBeGreaterThan(0);
    for (const vulnerability of json) expect(Object.keys(vulnerability)).toEqual(["name", "display_name"]);
  });
});
