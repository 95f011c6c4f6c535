export const subscriptionTypes: Readonly<Record<string, string>> = {
  continuous_monitoring: "Total Risk Monitoring",
  "alerts-only": "Risk Monitoring",
  "one-time": "One Time",
  "vendor-selection": "Vendor Selection",
  my_company: "MyCompany",
  my_subsidiary: "MySubsidiary",
};

/** The subscription types of the customer's own company and its subsidiaries. */
export const ownTypes: readonly string[] = ["my_company", "my_subsidiary"];

export function isOwn(type: string): boolean {
  return ownTypes.includes(type);
}

export const lifeCycles: Readonly<Record<string, string>> = {
  onboarding: "Onboarding",
  monitoring: "Monitoring",
  "re-assessment": "Re-Assessment",
};

export const relationships: Readonly<Record<string, string>> = {
  vendor: "Vendor",
  strategic_partner: "Strategic Partner",
  competitor: "Competitor",
  other: "Other",
};
