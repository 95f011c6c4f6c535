import type { components } from "@signet/client";
import type { Contract, ContractOperation } from "../api/contract.ts";
import { SandboxError } from "../errors.ts";

type Schemas = components["schemas"];

/** The values of the contract's examples, so that each example works against the sandbox. */
export interface Examples {
  company: Schemas["Company"];
  /** The demo customer's own company in the list of companies. */
  myCompany: Schemas["ListedCompany"];
  /** The example company in the same list. */
  listedCompany: Schemas["ListedCompany"];
  folder: Schemas["Folder"];
  tier: Schemas["Tier"];
  user: Schemas["User"];
  /** The guid of a user who has not activated their account yet. */
  colleagueGuid: string;
  token: Schemas["ApiToken"];
  customer: Schemas["Customer"];
  /** A contact at the example company. */
  contact: Schemas["Contact"];
  request: Schemas["CompanyRequest"];
  /** The request that retrieves the example token. */
  retrieval: Schemas["ApiTokenRetrieval"];
  /** The guid of a company that is not in the demo customer's portfolio. */
  strangerGuid: string;
  /** The guids of an alert about a changed rating, and of one about a vulnerability. */
  percentAlert: number;
  vulnerabilityAlert: number;
  /** The day the demo customer's portfolio was created. */
  created: string;
}

/** @throws {@link SandboxError} `ERR_CONTRACT` when an example is missing or the guids do not match. */
export function readExamples(contract: Contract): Examples {
  try {
    const list = responseExample<Schemas["CompanyList"]>(contract, "listCompanies");
    const companyGuid = parameterExample(contract, "getCompany");
    const customer = responseExample<Schemas["CurrentUser"]>(contract, "getCurrentUser").customer;
    if (customer === undefined) throw new Error("the example of getCurrentUser has no customer");
    return {
      company: matching(responseExample<Schemas["Company"]>(contract, "getCompany"), companyGuid),
      listedCompany: find(list.companies, companyGuid),
      myCompany: find(list.companies, String(customer.my_company_guid)),
      folder: matching(
        responseExample<Schemas["Folder"]>(contract, "getFolder"),
        parameterExample(contract, "getFolder"),
      ),
      tier: matching(responseExample<Schemas["Tier"]>(contract, "getTier"), parameterExample(contract, "getTier")),
      user: matching(responseExample<Schemas["User"]>(contract, "getUser"), parameterExample(contract, "getUser")),
      colleagueGuid: parameterExample(contract, "deleteUser"),
      token: find(
        responseExample<Schemas["ApiToken"][]>(contract, "listApiTokens"),
        parameterExample(contract, "deleteApiToken"),
      ),
      customer,
      contact: find(
        responseExample<Schemas["Contact"][]>(contract, "listContacts"),
        parameterExample(contract, "updateContact"),
      ),
      request: matching(
        responseExample<Schemas["CompanyRequest"]>(contract, "getCompanyRequest"),
        parameterExample(contract, "getCompanyRequest"),
      ),
      retrieval: requestExample<Schemas["ApiTokenRetrieval"]>(contract, "retrieveApiToken"),
      strangerGuid: requestExample<Schemas["BulkChanges"]>(contract, "changeSubscriptions").add?.[0]?.guid ?? "",
      percentAlert: Number(parameterExample(contract, "getPercentAlert")),
      vulnerabilityAlert: Number(parameterExample(contract, "getVulnerabilityAlert")),
      created: list.created,
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SandboxError("ERR_CONTRACT", `the contract's examples cannot be used: ${reason}; fix them in openapi/`);
  }
}

/** Returns the example of an operation's response. The contract's own tests hold it to its schema. */
function responseExample<T>(contract: Contract, operationId: string): T {
  return operation(contract, operationId).example as T;
}

function requestExample<T>(contract: Contract, operationId: string): T {
  return operation(contract, operationId).body?.content[0]?.example as T;
}

/** Returns the example of the last parameter in an operation's path. */
function parameterExample(contract: Contract, operationId: string): string {
  return String(operation(contract, operationId).parameters.findLast((each) => each.in === "path")?.example);
}

function operation({ operations }: Contract, operationId: string): ContractOperation {
  const found = operations.find(({ id }) => id === operationId);
  if (found === undefined) throw new Error(`operation ${operationId} is missing`);
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
