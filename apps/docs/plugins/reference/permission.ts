import type { ContractOperation } from "./contract.ts";

/** Who may make a call: what its description says of that, or else what its refusal says. */
export function permissionOf({ description, responses }: ContractOperation): string {
  const said = description
    .replace(/\s+/g, " ")
    .split(/(?<=\.) /)
    .filter((sentence) => speaksOfPermission.test(sentence));
  if (said.length > 0) return said.join(" ");
  const refusal = responses.find(({ status }) => status === "403");
  return refusal ? `A call may be refused with 403: ${refusal.description}` : "None of its own is documented.";
}

const speaksOfPermission = /\b(rights|roles?|permissions?|any token|allowed to|who may)\b/i;
