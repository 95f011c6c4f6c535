import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import type { Database } from "../../db/database.ts";
import { type Percentiles, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { found, HttpError } from "../../http/http-error.ts";
import { viewRatings, viewVectors } from "../companies/company-view.ts";
import { findPortfolioId } from "../portfolio/portfolio-query.ts";
import { compareWithIndustry } from "../ratings/industry-comparison.ts";
import { toCsv } from "../shared/csv.ts";
import { type PdfText, writePdf } from "./pdf.ts";

export const reports = {
  async createReport({ body, caller, today, database, url }) {
    const { company: guid } = body.params;
    const company = await readCompany(database, guid);
    if (company === undefined) throw new HttpError(400, { "params.company": ["no company has this guid"] });
    await findPortfolioId(database, caller.customerGuid, guid);
    const ratings = viewRatings(company, today);
    const details = Object.values(viewVectors(url.origin, company));
    const content = drawReport(company, today, ratings, details);
    return { content, name: `${company.shortname} ${today}.pdf` };
  },

  async getCompanyPreview({ path, today, database }) {
    const company = found(await readCompany(database, path.guid));
    const [newest] = viewRatings(company, today);
    if (newest === undefined || newest.rating === null) throw new Error("every company is rated");
    const { percentile: industry_percentile } = compareWithIndustry(company.distribution, company.rating);
    const averages = JSON.parse(company.averages ?? "{}") as Partial<Percentiles>;
    const percentiles = JSON.parse(company.vectors) as Percentiles;
    const { guid: company_guid, name, description, industry, industry_slug } = company;
    return {
      company: {
        company_guid,
        name,
        description,
        industry,
        industry_slug,
        url: `https://www.${company.primary_domain}`,
        report_date: today,
        ratings: [{ ...newest, rating: newest.rating, industry_percentile }],
        rating_details: vectorNames.flatMap((slug) => {
          const [own, average] = [percentiles[slug], averages[slug] ?? null];
          if (own === null) return [];
          const { label, category } = vectors[slug];
          return [{ name: label, slug, category, industry_comparison: compare(own, average ?? own) }];
        }),
      },
    };
  },

  async downloadRatingsHistory({ path, caller, today, database }) {
    await findPortfolioId(database, caller.customerGuid, path.guid);
    const company = found(await readCompany(database, path.guid));
    const rows = viewRatings(company, today).map((day) => ({
      Date: day.rating_date,
      Rating: day.rating,
      Range: day.range,
    }));
    return toCsv(`ratings-history-${path.guid}.csv`, ["Date", "Rating", "Range"], rows);
  },
} satisfies OperationHandlers;

function readCompany(database: Database, guid: string) {
  return database
    .selectFrom("companies")
    .innerJoin("company_histories", "company_histories.company_id", "companies.id")
    .leftJoin("industries", "industries.slug", "companies.industry_slug")
    .selectAll("companies")
    .select([
      "company_histories.ratings",
      "company_histories.vectors",
      "industries.vectors as averages",
      "distribution",
    ])
    .where("companies.guid", "=", guid)
    .executeTakeFirst();
}

/** Guess: a percentile within five of the industry's is "at". */
function compare(own: number, average: number): "below" | "at" | "above" {
  if (Math.abs(own - average) <= 5) return "at";
  return own > average ? "above" : "below";
}

function drawReport(
  { name, industry, primary_domain }: { name: string; industry: string; primary_domain: string },
  today: string,
  ratings: ReturnType<typeof viewRatings>,
  details: components["schemas"]["RiskVectorRating"][],
): Uint8Array {
  const [newest] = ratings;
  const heading: PdfText[] = [
    { x: 50, y: 780, size: 20, text: name, bold: true },
    { x: 50, y: 760, size: 10, text: `${industry} · ${primary_domain} · ${today}` },
    { x: 50, y: 725, size: 16, text: `Rating ${newest?.rating} (${newest?.range})`, bold: true },
    { x: 50, y: 600, size: 9, text: `Daily ratings of the last year, 250 to 900, up to ${today}` },
    {
      x: 50,
      y: 40,
      size: 8,
      text: "Created by the Signet sandbox. The company is invented. Not affiliated with Bitsight.",
    },
  ];
  const cells = details.map(({ name, category, grade, percentile }) => [name, category, grade, String(percentile)]);
  const rows = [["Risk vector", "Category", "Grade", "Percentile"], ...cells];
  const table = rows.flatMap((texts, row) =>
    texts.map((text, column) => ({ x: columns[column] ?? 50, y: 570 - 20 * row, size: 10, text, bold: row === 0 })),
  );
  const line = ratings
    .toReversed()
    .map(({ rating }, day): [number, number] => [50 + day, 615 + Math.round(((rating ?? 250) - 250) / 7)]);
  return writePdf(`${name}, ${today}`, [...heading, ...table], line);
}

const columns = [50, 260, 400, 460];
