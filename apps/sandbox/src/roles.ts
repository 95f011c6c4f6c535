import type { components } from "@signet/client";
import type { Known } from "./domain/known.ts";

export type Role = Known<components["schemas"]["RoleSlug"]>;

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

/** Checks for the right to list, create and delete company tokens. For VRM admins a guess: the sources conflict. */
export function mayManageTokens(role: Role): boolean {
  return role === "customer_admin" || role === "vrm_admin";
}

/** Checks for the right to see other users. Documented for admins and group admins in version 1; the rest is a guess. */
export function maySeeUsers(role: Role): boolean {
  return mayManageTokens(role) || role === "customer_group_admin";
}

/** Checks for the right to create, change and delete users. For VRM admins a guess. */
export function mayChangeUsers(role: Role): boolean {
  return mayManageTokens(role);
}

/** Checks for the right to change anything at all: folders, company requests, fast ratings, one's own name. Guess. */
export function mayWrite(role: Role): boolean {
  return role !== "vrm_view_only" && role !== "vulnerability_response_outreach";
}

/** Checks for the right to change subscriptions and tiers. Guess. */
export function mayChangePortfolio(role: Role): boolean {
  return maySeeUsers(role) || role === "customer_portfolio_manager" || role === "vrm_operations";
}
