/** The part that all results have. */
export interface ResponseInfo {
  /** The response; its body is read already. */
  response: Response;
  operationId: string;
  /** The number of requests that were made. */
  attempts: number;
  /** When the server is ready for another attempt, if it said so and that is too late for this call. */
  retryAt: Date | undefined;
}

/** The part of a response that is outside the contract. */
export type UnexpectedReason = "status" | "content-type" | "json";
