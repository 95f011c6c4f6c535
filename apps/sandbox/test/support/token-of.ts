import type { components } from "@signet/client";
import type { Sandbox } from "@signet/sandbox";
import { sendRequest } from "./send-request.ts";
import { generateUserToken } from "./sign-in.ts";

type Schemas = components["schemas"];

/** Generates a token of the demo customer's active user with a role, on the page. */
export async function tokenOf(sandbox: Sandbox, role: Schemas["RoleSlug"]): Promise<string> {
  const { json } = await sendRequest<Schemas["UserPage"]>(sandbox, `/v2/users?roles.slug=${role}&status=Activated`);
  // The user of the contract's examples does not sign in.
  const email = json.results.find((user) => user.email !== "maren.holt@brightwater.example")?.email ?? "";
  return generateUserToken(sandbox, email);
}
