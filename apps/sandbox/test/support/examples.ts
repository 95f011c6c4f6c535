/** The company of the contract's examples. The demo customer follows it. */
export const companyGuid = "4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";

/** A company that the demo customer does not follow. */
export const strangerGuid = "a5c07e31-48d9-4b62-9f1e-c37d80b6e245";

/** A guid that belongs to nothing. */
export const unknownGuid = "5167e700-0000-4000-8000-000000000000";

/** The response to a principal without the permission. */
export const forbidden = { status: 403, json: { detail: "You do not have permission to perform this action." } };
