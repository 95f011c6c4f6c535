import type { components } from "@signet/client";
import type { Contract, ContractOperation } from "../api/contract.ts";
import { SandboxError } from "../errors.ts";

type Schemas = components["schemas"];

/** What the contract's examples say, so that each of them works against the sandbox as it is. */
export interface Examples {
  company: Schemas["Company"];
  /** The demo customer's own company, as the list of companies shows it. */
  myCompany: Schemas["ListedCompany"];
  /** The example company in the same list. */
  listedCompany: Schemas["ListedCompany"];
  folder: Schemas["Folder"];
  tier: Schemas["Tier"];
  user: Schemas["User"];
  /** The guid of a colleague who has not activated his account, so that he can be deleted and mailed once more. */
  colleagueGuid: string;
  token: Schemas["ApiToken"];
  customer: Schemas["Customer"];
  request: Schemas["CompanyRequest"];
  /** The code by which the example token is retrieved. */
  retrieval: Schemas["ApiTokenRetrieval"];
  /** The guid of a company that the demo customer does not follow yet. */
  strangerGuid: string;
  /** The numbers of two alerts about followed companies: of a changed rating, and of a vulnerability. */
  percentAlert: number;
  vulnerabilityAlert: number;
  /** The day the demo customer's portfolio was created. */
  created: string;
}

/**
 * Reads the examples that the demo customer is made of.
 *
 * @throws {@link SandboxError} `ERR_CONTRACT` when one is missing or they do not agree on their guids.
 */
export function readExamples(contract: Contract): Examples {
  try {
    const list = answer<Schemas["CompanyList"]>(contract, "listCompanies");
    const companyGuid = parameter(contract, "getCompany");
    const customer = answer<Schemas["CurrentUser"]>(contract, "getCurrentUser").customer;
    if (customer === undefined) throw new Error("the example of getCurrentUser has no customer");
    return {
      company: matching(answer<Schemas["Company"]>(contract, "getCompany"), companyGuid),
      listedCompany: find(list.companies, companyGuid),
      myCompany: find(list.companies, String(customer.my_company_guid)),
      folder: matching(answer<Schemas["Folder"]>(contract, "getFolder"), parameter(contract, "getFolder")),
      tier: matching(answer<Schemas["Tier"]>(contract, "getTier"), parameter(contract, "getTier")),
      user: matching(answer<Schemas["User"]>(contract, "getUser"), parameter(contract, "getUser")),
      colleagueGuid: parameter(contract, "deleteUser"),
      token: find(answer<Schemas["ApiToken"][]>(contract, "listApiTokens"), parameter(contract, "deleteApiToken")),
      customer,
      request: matching(
        answer<Schemas["CompanyRequest"]>(contract, "getCompanyRequest"),
        parameter(contract, "getCompanyRequest"),
      ),
      retrieval: requestBody<Schemas["ApiTokenRetrieval"]>(contract, "retrieveApiToken"),
      strangerGuid: requestBody<Schemas["BulkChanges"]>(contract, "changeSubscriptions").add?.[0]?.guid ?? "",
      percentAlert: Number(parameter(contract, "getPercentAlert")),
      vulnerabilityAlert: Number(parameter(contract, "getVulnerabilityAlert")),
      created: list.created,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError("ERR_CONTRACT", `the contract's examples do not make a world: ${reason}; mend openapi/`);
  }
}

/** Returns the example of an operation's response. The contract's own tests hold it to its schema. */
function answer<T>(contract: Contract, operationId: string): T {
  return operation(contract, operationId).example as T;
}

function requestBody<T>(contract: Contract, operationId: string): T {
  return operation(contract, operationId).body?.content[0]?.example as T;
}

/** Returns the example of the last parameter in an operation's path. */
function parameter(contract: Contract, operationId: string): string {
  return String(operation(contract, operationId).parameters.findLast((each) => each.in === "path")?.example);
}

function operation({ operations }: Contract, operationId: string): ContractOperation {
  const found = operations.find(({ id }) => id === operationId);
  if (found === undefined) throw new Error(`there is no operation ${operationId}`);
  return found;
}

function matching<T extends { guid: string }>(item: T, guid: string): T {
  if (item.guid !== guid) throw new Error(`an example has the guid ${item.guid}, the parameter's is ${guid}`);
  return item;
}

function find<T extends { guid: string }>(list: readonly T[], guid: string): T {
  const item = list.find((candidate) => candidate.guid === guid);
  if (item === undefined) throw new Error(`no example in a list has the guid ${guid}`);
  return item;
}
