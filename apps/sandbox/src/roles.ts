import type { components } from "@signet/client";

/** A role, by the name that requests use. */
export type Role = components["schemas"]["RoleSlug"];

/** What readers call each role. */
export const roleNames: Readonly<Record<Role, string>> = {
  customer_admin: "Admin",
  customer_group_admin: "Group Admin",
  customer_portfolio_manager: "Portfolio Manager",
  customer_user: "User",
  vrm_admin: "VRM Admin",
  vrm_operations: "Operations",
  vrm_internal_business_user: "Internal Business User",
  vrm_view_only: "View Only",
  vulnerability_response_outreach: "Vulnerability Response Outreach",
};

/** Whether the role may list, create and delete company tokens. That a VRM admin may, too, is a guess: the sources conflict. */
export function mayManageTokens(role: Role): boolean {
  return role === "customer_admin" || role === "vrm_admin";
}

/** Whether the role may look at other users. Documented for version 1 with details: admins and group admins; the rest is a guess. */
export function maySeeUsers(role: Role): boolean {
  return mayManageTokens(role) || role === "customer_group_admin";
}

/** Whether the role may create, change and delete users. That a VRM admin may, too, is a guess. */
export function mayChangeUsers(role: Role): boolean {
  return mayManageTokens(role);
}

/** Whether the role may create and change folders, and ask for companies. Guess. */
export function mayEditFolders(role: Role): boolean {
  return role !== "vrm_view_only" && role !== "vulnerability_response_outreach";
}

/** Whether the role may change subscriptions and tiers. Guess. */
export function mayChangePortfolio(role: Role): boolean {
  return maySeeUsers(role) || role === "customer_portfolio_manager" || role === "vrm_operations";
}
