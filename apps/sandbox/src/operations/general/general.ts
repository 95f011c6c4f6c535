import type { OperationHandlers } from "../../api/handler.ts";
import { vulnerabilitySeverity } from "../../domain/findings.ts";
import { kinds } from "../../domain/observation-kinds.ts";
import { defaults } from "./defaults.ts";

export const general = {
  getDisclaimer: async () => ({ disclaimer: "This is a response of the Signet sandbox. All companies are invented." }),

  async getApiVersion({ url }) {
    const list = resources.map((name) => ({ name, href: `${url.origin}/ratings/v1/${name}` }));
    return { version: 1, name: "Bitsight API", resources: list };
  },

  getDefaults: async () => defaults,

  listKnownVulnerabilities: async () =>
    kinds.flatMap(({ vulnerability }) => {
      if (vulnerability === undefined) return [];
      const { name, title, base } = vulnerability;
      const severity = vulnerabilitySeverity(base);
      return [{ name, display_name: title, description: `${title}, in an invented program.`, severity }];
    }),
} satisfies OperationHandlers;

const resources = ["companies", "portfolio", "folders", "tiers", "subscriptions", "users"];
