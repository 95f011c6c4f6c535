import type { IncomingMessage, ServerResponse } from "node:http";
import type { Contract, ContractOperation } from "../contract.ts";
import type { Database } from "../database.ts";
import type { Address, FileContent, OperationId } from "../operations/handler.ts";
import { handlers } from "../operations/operations.ts";
import type { Caller } from "../tokens/caller.ts";
import type { Tokens } from "../tokens/tokens.ts";
import { readBody } from "./body.ts";
import type { CheckedBody } from "./checks.ts";
import { createChecks } from "./checks.ts";
import { authenticate } from "./credentials.ts";
import { chooseMediaType } from "./media-type.ts";
import { narrow } from "./narrow.ts";
import { Refusal } from "./refusal.ts";
import { createRouter } from "./router.ts";

/** What the API's paths are answered from. */
export interface ApiOptions {
  contract: Contract;
  database: Database;
  tokens: Tokens;
}

/** Answers requests to the API's own paths: who asks, which operation, does it keep the contract, what is the answer. */
export function createApi({
  contract,
  database,
  tokens,
}: ApiOptions): (request: IncomingMessage, response: ServerResponse, address: Address) => Promise<void> {
  const route = createRouter(contract.operations);
  const checks = createChecks(contract);

  return async (request, response, address) => {
    const caller = await authenticate(request.headers.authorization, tokens);
    const { operation, path } = route(request.method ?? "", address.pathname);
    const values = checks.parameters(operation, path, address.search);
    const { body, files } = operation.body ? await checks.body(operation, await readBody(request)) : noBody;
    const mediaType = chooseMediaType(operation.mediaTypes, values.query.format, request.headers);
    const handle = handlers[operation.id as OperationId] as UncheckedHandler;
    const answer = await handle({ ...values, body, files, mediaType, caller, address, database, tokens });
    if (answer.file !== undefined) sendFile(response, answer.status, answer.file);
    else send(response, answer.status, answer.body === undefined ? undefined : narrow(answer.body, values.query));
  };
}

/** Answers with a refusal, or with 500 for what nobody foresaw, which is told on stderr and not to the caller. */
export function sendError(response: ServerResponse, error: unknown): void {
  if (error instanceof Refusal) {
    send(response, error.status, { detail: error.detail }, error.headers);
    return;
  }
  console.error(`signet-sandbox: a request failed: ${error instanceof Error ? error.stack : error}`);
  if (response.headersSent) response.destroy();
  else send(response, 500, { detail: "The sandbox failed; its own output says why." });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  const text = body === undefined ? undefined : JSON.stringify(body);
  response.writeHead(status, {
    ...everyAnswer,
    ...headers,
    ...(text !== undefined && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
  });
  response.end(text);
}

function sendFile(response: ServerResponse, status: number, { type, content, name }: FileContent): void {
  response.writeHead(status, {
    ...everyAnswer,
    "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
    "content-length": Buffer.byteLength(content),
    ...(name !== undefined && { "content-disposition": `attachment; filename="${name.replaceAll(/[^\w. -]/g, "_")}"` }),
  });
  response.end(content);
}

const everyAnswer = { "cache-control": "no-store", "x-content-type-options": "nosniff" };
const noBody: CheckedBody = { body: undefined, files: {} };

/** A handler as seen from here: the checks have made sure of what its type asks for. */
type UncheckedHandler = (call: {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  files: CheckedBody["files"];
  mediaType: string | undefined;
  caller: Caller;
  address: Address;
  database: Database;
  tokens: Tokens;
}) => Promise<{ status: number; body?: unknown; file?: FileContent }>;

/** Every operation of the contract that has no handler, and every handler whose operation is not in the contract. */
export function unmatchedOperations(operations: readonly ContractOperation[]): string[] {
  const [promised, handled] = [operations.map(({ id }) => id), Object.keys(handlers)];
  return [...promised.filter((id) => !handled.includes(id)), ...handled.filter((id) => !promised.includes(id))];
}
