import type { OpenApiDocument, Operation, Parameter } from "@signet/snippets";

/** A document with one secured operation, `sendValue`. */
export function documentWith(operation: Operation, { path = "/values", method = "get" } = {}): OpenApiDocument {
  return {
    openapi: "3.1.0",
    // Its token is the user-id, and the password is empty.
    "x-snippets": { token: "api_token", password: "" },
    servers: [{ url: "https://api.library.example" }],
    security: [{ apiToken: [] }],
    components: { securitySchemes: { apiToken: { type: "http", scheme: "basic" } } },
    paths: {
      [path]: {
        [method]: {
          operationId: "sendValue",
          responses: { 200: { content: { "application/json": {} } } },
          ...operation,
        },
      },
    },
  };
}

/** A document whose one operation sends a value as a JSON body. */
export function documentWithBody(value: unknown): OpenApiDocument {
  const requestBody = { required: true, content: { "application/json": { example: value } } };
  return documentWith({ requestBody }, { method: "put" });
}

/** A document whose one operation sends one parameter. */
export function documentWithParameter(parameter: Parameter): OpenApiDocument {
  return documentWith(
    { parameters: [parameter] },
    { path: parameter.in === "path" ? `/values/{${parameter.name}}` : "/values" },
  );
}
