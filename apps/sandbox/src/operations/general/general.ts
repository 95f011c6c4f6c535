import type { OperationHandlers } from "../../api/handler.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import { kinds } from "../../domain/observation-kinds.ts";
import { defaults } from "./defaults.ts";

export const general = {
  async getDisclaimer() {
    return {
      status: 200,
      body: { disclaimer: "This is a response of the Signet sandbox. All companies are invented." },
    };
  },

  async getApiVersion({ url }) {
    const list = resources.map((name) => ({ name, href: `${url.origin}/ratings/v1/${name}` }));
    return { status: 200, body: { version: 1, name: "Bitsight API", resources: list } };
  },

  async getDefaults() {
    return { status: 200, body: defaults };
  },

  async listKnownVulnerabilities() {
    const body = kinds.flatMap(({ vulnerability }) => {
      if (vulnerability === undefined) return [];
      const { name, title, base } = vulnerability;
      const severity = vulnerabilitySeverity(base);
      return [{ name, display_name: title, description: `${title}, in an invented program.`, severity }];
    });
    return { status: 200, body };
  },
} satisfies OperationHandlers;

const resources = ["companies", "portfolio", "folders", "tiers", "subscriptions", "users"];
