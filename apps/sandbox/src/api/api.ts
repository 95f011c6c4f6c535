import type { IncomingMessage } from "node:http";
import type { Database } from "../db/database.ts";
import { chooseMediaType } from "../http/content-negotiation.ts";
import { readBody } from "../http/request-body.ts";
import type { WireAnswer } from "../http/respond.ts";
import { fileAnswer, jsonAnswer } from "../http/respond.ts";
import type { Principal } from "../principal.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Contract } from "./contract.ts";
import type { Address, FileContent, Handlers, OperationId } from "./handler.ts";
import type { Limits } from "./rate-limit.ts";
import type { Route } from "./router.ts";
import { createRouter } from "./router.ts";
import { narrow } from "./select-fields.ts";
import type { CheckedBody } from "./validate-request.ts";
import { createChecks } from "./validate-request.ts";

/** What the API's paths are answered from. */
export interface ApiOptions {
  contract: Contract;
  handlers: Handlers;
  database: Database;
  tokens: Tokens;
  /** Finds out who asks. @throws {@link Refusal} */
  authenticate: (request: IncomingMessage) => Promise<Principal>;
  /** How often a token may ask; undefined for as often as it likes. */
  limits: Limits | undefined;
}

/** Answers one request to the API's own paths. @throws {@link Refusal} */
export type Api = (request: IncomingMessage, address: Address) => Promise<WireAnswer>;

/** Makes what answers: who asks, which operation, does it keep the contract, what is the answer. */
export function createApi({ contract, handlers, database, tokens, authenticate, limits }: ApiOptions): Api {
  const route = createRouter(contract.operations);
  const checks = createChecks(contract);

  async function answer(request: IncomingMessage, address: Address, caller: Principal, { operation, path }: Route) {
    const values = checks.parameters(operation, path, address);
    const mediaType = chooseMediaType(operation.mediaTypes, address, request.headers);
    // Handlers may look at either: who asks by Accept has asked for the format, too.
    if (values.query.format !== undefined) values.query.format = mediaType?.split("/")[1];
    const { body, files } = operation.body ? await checks.body(operation, await readBody(request)) : noBody;
    const { path: named, query } = values;
    const handle = handlers[operation.id as OperationId] as UncheckedHandler;
    return toAnswer(
      await handle({ path: named, query, body, files, mediaType, caller, address, database, tokens }),
      query,
    );
  }

  return async (request, address) => {
    const caller = await authenticate(request);
    const found = route(request.method ?? "", address.pathname);
    if (limits === undefined) return answer(request, address, caller, found);
    limits.enter(caller.guid, found.operation);
    try {
      return await answer(request, address, caller, found);
    } finally {
      // What arrived together counts as simultaneous, even where one is answered before the next is looked at.
      setImmediate(() => limits.leave(caller.guid, found.operation));
    }
  };
}

function toAnswer({ status, body, file }: Given, query: Readonly<Record<string, unknown>>): WireAnswer {
  if (file !== undefined) return fileAnswer(status, file);
  const isWhole = query.fields === undefined && query.exclude_fields === undefined;
  return jsonAnswer(status, isWhole || body === undefined ? body : narrow(body, query));
}

const noBody: CheckedBody = { body: undefined, files: {} };

/** A handler as seen from here: the checks have made sure of what its type asks for. */
type UncheckedHandler = (call: {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  body: unknown;
  files: CheckedBody["files"];
  mediaType: string | undefined;
  caller: Principal;
  address: Address;
  database: Database;
  tokens: Tokens;
}) => Promise<Given>;

/** What a handler gives back: a body, a file, or neither. */
interface Given {
  status: number;
  body?: unknown;
  file?: FileContent;
}
