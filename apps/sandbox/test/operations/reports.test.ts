import type { components } from "@signet/client";
import { describe, expect, test } from "vitest";
import { companyGuid as company, unknownGuid as nobody, strangerGuid as stranger } from "../support/examples.ts";
import { sendRequest } from "../support/send-request.ts";
import { resetBeforeEach, useSandbox } from "../support/use-sandbox.ts";

type Schemas = components["schemas"];

const sandbox = useSandbox();
resetBeforeEach(sandbox);

const getCompany = async () => (await sendRequest<Schemas["Company"]>(sandbox, `/v1/companies/${company}`)).json;

describe("a company report", () => {
  const report = (guid: string) =>
    sendRequest(sandbox, "/v1/reports", {
      method: "POST",
      headers: { accept: "application/pdf" },
      body: { params: { company: guid } },
    });

  test("is a PDF file about a company of the portfolio, with correct offsets", async () => {
    const { status, headers, text } = await report(company);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("application/pdf");
    expect(headers["content-disposition"]).toMatch(/^attachment; filename="[\w. -]+\.pdf"$/);
    expect(text).toMatch(/^%PDF-1\.7\n/);
    expect(text).toMatch(/%%EOF\n$/);
    const start = Number(/startxref\n(\d+)/.exec(text)?.[1]);
    expect(text.slice(start, start + 4)).toBe("xref");
    const places = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    for (const [index, place] of places.entries()) {
      expect(text.slice(place).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    }
    const { rating_details, ratings } = await getCompany();
    expect(text).toContain(`Rating ${ratings[0]?.rating}`);
    for (const { name } of Object.values(rating_details ?? {})) expect(text).toContain(`(${name})`);
  });

  test("is limited to the portfolio", async () => {
    expect((await report(stranger)).status).toBe(403);
    expect((await report(nobody)).status).toBe(400);
  });
});

describe("the rating history", () => {
  const path = (guid: string) => `/v1/companies/${guid}/reports/ratings-history`;

  test("is a CSV file of the company's own ratings", async () => {
    const { status, headers, text } = await sendRequest(sandbox, `${path(company)}?format=csv`);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/csv; charset=utf-8");
    const { ratings } = await getCompany();
    const lines = ratings.map((day) => `${day.rating_date},${day.rating},${day.range}`);
    expect(text).toBe(`${["Date,Rating,Range", ...lines].join("\r\n")}\r\n`);
  });

  test("has no other format, and is limited to the portfolio", async () => {
    expect((await sendRequest(sandbox, `${path(company)}?format=json`)).status).toBe(400);
    expect((await sendRequest(sandbox, path(company))).status).toBe(400);
    expect((await sendRequest(sandbox, `${path(stranger)}?format=csv`)).status).toBe(403);
    expect((await sendRequest(sandbox, `${path(nobody)}?format=csv`)).status).toBe(404);
  });
});

describe("the preview of a company", () => {
  const preview = (guid: string) =>
    sendRequest<Schemas["CompanyPreview"]>(sandbox, `/v1/companies/${guid}/reports/company-preview?format=json`);

  test("agrees with the company, in the portfolio or not", async () => {
    const { ratings, rating_details, name } = await getCompany();
    const { company: shown } = (await preview(company)).json;
    expect(shown).toMatchObject({ company_guid: company, name, report_date: "2026-11-30" });
    expect(shown.ratings).toMatchObject([{ ...ratings[0] }]);
    for (const { slug, name: label } of shown.rating_details) expect(rating_details?.[slug]?.name).toBe(label);
    expect(shown.rating_details[0]).not.toHaveProperty("grade");
    expect((await preview(stranger)).json.company.company_guid).toBe(stranger);
    expect((await preview(nobody)).status).toBe(404);
  });
});

describe("fast ratings", () => {
  const rate = (body: object) =>
    sendRequest<Schemas["FastRating"]>(sandbox, "/v1/fast-ratings", { method: "POST", body });
  const quota = async () => (await sendRequest<Schemas["FastRatingQuota"]>(sandbox, "/v1/fast-ratings/quota")).json;

  test("count each site once, until the quota is used up", async () => {
    expect(await quota()).toEqual({ quota_purchased: "100", quota_used: "0", quota_remaining: "100" });
    const first = (await rate({ url: "https://www.foxglove-bakeries.example/bread" })).json;
    expect(first.primary_domain).toBe("foxglove-bakeries.example");
    expect(first.quota_details).toEqual({ quota_purchased: 100, quota_used: 1, quota_available: 99 });
    expect((await rate({ url: "foxglove-bakeries.example" })).json).toEqual(first);
    expect((await quota()).quota_used).toBe("1");
    for (let number = 1; number < 100; number += 1) {
      expect((await rate({ url: `site-${number}.example` })).status).toBe(200);
    }
    expect((await rate({ url: "one-too-many.example" })).status).toBe(403);
    expect(await quota()).toEqual({ quota_purchased: "100", quota_used: "100", quota_remaining: "0" });
    expect((await rate({ url: "site-1.example" })).status).toBe(200);
  });

  test("of a known company are its own, and compare with an industry", async () => {
    const { ratings, primary_domain, industry_slug } = await getCompany();
    const { json } = await rate({ url: `https://shop.${primary_domain}`, industry: industry_slug });
    expect(json.primary_domain).toBe(primary_domain);
    expect(json.ratings).toEqual(ratings.slice(0, 1));
    expect(json.industry_grade?.risk_vector_averages.length).toBeGreaterThan(0);
    for (const industry of ["Technology", "technology"]) {
      const byName = await rate({ url: `https://${primary_domain}`, industry });
      expect(byName).toMatchObject({ status: 200, json: { industry_grade: { industry: "Technology" } } });
    }
    expect((await rate({ url: "x.example", industry: "nothing" })).status).toBe(400);
    for (const url of ["localhost", "http://", "no host"]) expect((await rate({ url })).status).toBe(400);
    expect((await quota()).quota_used).toBe("1");
  });
});
