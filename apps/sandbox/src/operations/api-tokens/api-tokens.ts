import type { components } from "@signet/client";
import type { OperationHandlers } from "../../api/handler.ts";
import { forbidden, HttpError, notFound } from "../../http/http-error.ts";
import type { Principal } from "../../principal.ts";
import { mayManageTokens, roleNames } from "../../roles.ts";
import { type CompanyToken, companyTokenLimit, TooManyTokens } from "../../tokens/company-tokens.ts";
import { checkRetrievalCode } from "../../tokens/retrieval-code.ts";
import { findGroup } from "../users/user-query.ts";

export const apiTokens = {
  async listApiTokens({ path, caller, tokens }) {
    assertMayManage(caller, path.customer_guid);
    const list = await tokens.listCompanyTokens(caller.customerGuid);
    return list.map((token) => ({ ...view(token), token: `${"*".repeat(36)}${token.lastFour}` }));
  },

  // No mail is sent for `send_token_retrieval_email`: the token is only in this response.
  async createApiToken({ path, body, caller, database, tokens }) {
    assertMayManage(caller, path.customer_guid);
    const { group: name, description } = body;
    const groupGuid = name == null ? null : await findGroup(database, caller, { name });
    const token = await tokens.createCompanyToken({ by: caller, description, groupGuid }).catch(refuseTooMany);
    return { ...view(token), token: token.token };
  },

  async deleteApiToken({ path, caller, tokens }) {
    assertMayManage(caller, path.customer_guid);
    if (!(await tokens.deleteCompanyToken(caller, path.token_guid))) throw notFound();
  },

  // Only the hash of a token is stored, so the response has a new secret of the same token. Guess.
  async retrieveApiToken({ body, caller, database, tokens }) {
    if (!mayManageTokens(caller.role)) throw forbidden();
    const { auth_token: code, email, user_guid: tokenGuid } = body;
    const fits = await checkRetrievalCode(database, { code, email, tokenGuid });
    const token = fits ? await tokens.replaceCompanyToken(caller, tokenGuid) : undefined;
    if (token === undefined) throw new HttpError(400, { auth_token: ["must be the code for a token of this address"] });
    return { token };
  },
} satisfies OperationHandlers;

/** Responds to another customer as if it did not exist. */
function assertMayManage({ role, customerGuid }: Principal, guid: string): void {
  if (!mayManageTokens(role)) throw forbidden();
  if (guid !== "current" && guid !== customerGuid) throw notFound();
}

function refuseTooMany(error: unknown): never {
  if (!(error instanceof TooManyTokens)) throw error;
  throw new HttpError(400, {
    description: [`a customer can have ${companyTokenLimit} company tokens: delete one first`],
  });
}

function view(token: CompanyToken): components["schemas"]["ApiTokenDetails"] {
  return {
    guid: token.guid,
    description: token.description,
    created_date: token.created,
    creator_name: token.creatorName,
    group: token.groupName,
    roles: [{ slug: token.role, display_name: roleNames[token.role] }],
  };
}
