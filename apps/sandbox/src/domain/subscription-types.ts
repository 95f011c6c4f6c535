/** The subscriptions a customer can have to a company: slug and name for readers. */
export const subscriptionTypes: Readonly<Record<string, string>> = {
  continuous_monitoring: "Total Risk Monitoring",
  "alerts-only": "Risk Monitoring",
  "one-time": "One Time",
  "vendor-selection": "Vendor Selection",
  my_company: "MyCompany",
  my_subsidiary: "MySubsidiary",
};

/** The subscriptions that mark the customer's own company and its subsidiaries. */
export const ownTypes: readonly string[] = ["my_company", "my_subsidiary"];

/** Whether a subscription marks the customer's own company or one of its subsidiaries. */
export function isOwn(type: string): boolean {
  return ownTypes.includes(type);
}

/** Where a supplier stands with the customer. */
export const lifeCycles: Readonly<Record<string, string>> = {
  onboarding: "Onboarding",
  monitoring: "Monitoring",
  "re-assessment": "Re-Assessment",
};

/** What a company is to the customer. */
export const relationships: Readonly<Record<string, string>> = {
  vendor: "Vendor",
  strategic_partner: "Strategic Partner",
  competitor: "Competitor",
  other: "Other",
};
