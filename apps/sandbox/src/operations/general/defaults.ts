import type { components } from "@signet/client";
import { createRandom } from "../../domain/random.ts";
import { categories, colors, vectorNames, vectors } from "../../domain/risk-vectors.ts";
import { relationships, subscriptionTypes } from "../../domain/subscription-types.ts";
import { type Role, roleNames } from "../../roles.ts";
import { nistCategories } from "../shared/nist-framework.ts";

type Defaults = components["schemas"]["Defaults"];

const counted = vectorNames.filter((name) => !vectors[name].beta);

/** The values that other responses use. Guess: all risk vectors have the same weight. */
export const defaults: Defaults = {
  filter_order: ["folder", "tier", "rating", "industry", "subscription_type", "life_cycle", "relationship"],
  nist_categories: nistCategories.map(({ id, name, function: nistFunction }, order) => ({
    guid: createRandom("nist", id).guid(),
    id,
    name,
    function: nistFunction,
    nist_category_code: id,
    order,
  })),
  public_disclosure_categories: [
    { name: "Security Incidents", slug: "security_incidents", subcategories: ["ransomware", "unsecured_database"] },
    { name: "Other Disclosures", slug: "other_disclosures", subcategories: ["outage"] },
  ],
  rating_ranges: {
    basic: range("Basic", 250, 640, "More at risk than most"),
    intermediate: range("Intermediate", 650, 730, "About as much at risk as most"),
    advanced: range("Advanced", 740, 900, "Less at risk than most"),
  },
  relationship_types: Object.entries(relationships).map(([api_key_name, display_name]) => ({
    api_key_name,
    display_name,
  })),
  risk_categories: [...categories],
  risk_vectors: {
    category_weights: Object.fromEntries(
      categories.map((category) => {
        const own = counted.filter((name) => vectors[name].category === category);
        return [category, own.length / counted.length];
      }),
    ),
    vector_weights: Object.fromEntries(vectorNames.map((name) => [name, vectors[name].beta ? 0 : 1 / counted.length])),
    color_by_grade: Object.fromEntries(
      (["A", "B", "C", "D", "F", "N/A"] as const).map((grade) => [grade, colors[grade]]),
    ),
    details_by_name: Object.fromEntries(
      vectorNames.map((slug, order) => {
        const { label: name, category, beta } = vectors[slug];
        return [slug, { id: slug, slug, name, category, order, beta, impact: beta ? "None" : "Medium" }];
      }),
    ),
  },
  roles: Object.entries(roleNames).map(([slug, presentation]) => ({ slug: slug as Role, presentation })),
  subscription_types: Object.entries(subscriptionTypes).map(([api_key_name, name]) => ({
    api_key_name,
    display_name: name,
    name,
  })),
  vendor_access_request_reasons: [
    { name: "Contract renewal", slug: "contract_renewal", description: "The contract is about to be renewed" },
    { name: "New supplier", slug: "new_supplier", description: "The company may become a supplier" },
  ],
  vendor_access_request_status: [
    { name: "Open", slug: "open", description: "Not decided yet" },
    { name: "Granted", slug: "granted", description: "The company has access" },
  ],
  vendor_action_plan_names: { monitor: "Monitor", review: "Review", escalate: "Escalate" },
  web_appsec_assessments: {
    content_security_policy: { abbrev_name: "CSP", full_name: "Content Security Policy" },
    strict_transport_security: { abbrev_name: "HSTS", full_name: "HTTP Strict Transport Security" },
  },
};

function range(name: "Basic" | "Intermediate" | "Advanced", min: number, max: number, description: string) {
  return { name, min, max, color: colors[name], description };
}
