import type { Call, FileContent, OperationHandlers } from "../../api/handler.ts";
import { findPortfolioCompany, readHistory } from "../portfolio/portfolio-query.ts";

/** Handlers of the images that other responses link to. That they are SVG is a guess. */
export const companyImages = {
  async getCompanyLogo(call) {
    const { name, rating } = await find(call);
    const letters = name
      .split(" ")
      .map(([letter]) => letter)
      .join("")
      .slice(0, 2);
    const text = `<text x="32" y="40" text-anchor="middle" font-family="sans-serif" font-size="24" fill="#fff">${letters}</text>`;
    return svg(64, 64, `<rect width="64" height="64" fill="hsl(${rating % 360} 45% 35%)"/>${text}`);
  },

  async getCompanySparkline(call) {
    const { id } = await find(call);
    const { ratings } = await readHistory(call.database, id);
    const [width, height] = sizes[call.query.size ?? "small"];
    const history: number[] = JSON.parse(ratings);
    const points = history.toReversed().map((rating, day) => {
      const x = (day / (history.length - 1)) * width;
      return `${x.toFixed(1)},${(height - ((rating - 250) / 650) * height).toFixed(1)}`;
    });
    return svg(width, height, `<polyline points="${points.join(" ")}" fill="none" stroke="#2c4d7f"/>`);
  },
} satisfies OperationHandlers;

function find({ path, caller, database }: Call<"getCompanyLogo" | "getCompanySparkline">) {
  return findPortfolioCompany(database, caller.customerGuid, path.guid);
}

function svg(width: number, height: number, content: string): FileContent {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  return { content: `<svg xmlns="http://www.w3.org/2000/svg" ${size}>${content}</svg>` };
}

const sizes = { small: [120, 24], large: [480, 96] } as const;
