import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { Database } from "../db/database.ts";
import { readDate } from "../db/sandbox-date.ts";
import { runTransaction } from "../db/transaction.ts";
import { authenticate } from "../http/basic-auth.ts";
import { chooseMediaType } from "../http/content-negotiation.ts";
import { readBody } from "../http/request-body.ts";
import { pathOf } from "../http/request-target.ts";
import { errorResponse, fileResponse, jsonResponse } from "../http/responses.ts";
import type { FailedAttempts } from "../tokens/failed-attempts.ts";
import type { Tokens } from "../tokens/tokens.ts";
import type { Contract } from "./contract.ts";
import { type Faults, injectFaults } from "./fault-injection.ts";
import type { FileContent, Handlers, OperationId } from "./handler.ts";
import { limitRate, type RateLimitOptions } from "./rate-limit.ts";
import { type ApiEnvironment, createRouter } from "./router.ts";
import { selectFields } from "./select-fields.ts";
import { createValidator } from "./validate-request.ts";

export interface ApiOptions {
  contract: Contract;
  handlers: Handlers;
  database: Database;
  tokens: Tokens;
  failures: FailedAttempts;
  limits: RateLimitOptions | undefined;
  /** The faults to inject; only where fault injection is enabled. */
  faults: Faults | undefined;
}

export function createApi(options: ApiOptions): Hono<ApiEnvironment> {
  const { contract, handlers, database, tokens, failures, limits, faults } = options;
  const findRoute = createRouter(contract.operations);
  const validator = createValidator(contract);
  const readOneDate = createOneDateReader(database);
  const app = new Hono<ApiEnvironment>().onError(errorResponse);
  if (faults !== undefined) app.use(injectFaults(faults));
  app.use(
    createMiddleware<ApiEnvironment>(async ({ env, set, req }, next) => {
      set("principal", await authenticate(env.incoming, tokens, failures));
      set("route", findRoute(req.method, pathOf(env.incoming)));
      await next();
    }),
  );
  if (limits !== undefined) app.use(limitRate(limits));
  return app.all("*", async ({ env, req, var: { principal, route } }) => {
    const { operation } = route;
    const url = new URL(req.url);
    const { path, query } = validator.parameters(route, url.searchParams);
    const mediaType = chooseMediaType(operation.mediaTypes, url.searchParams.get("format"), env.incoming.headers);
    // A handler may look at either of the two.
    if (query.format !== undefined) query.format = mediaType?.split("/")[1];
    const body = operation.body && (await validator.body(operation, await readBody(env.incoming)));
    const handle = handlers[operation.id as OperationId] as UncheckedHandler;
    const run = (scope: Database, today: string) =>
      handle({
        path,
        query,
        body,
        mediaType,
        caller: principal,
        url,
        today,
        database: scope,
        tokens: tokens.within(scope),
      });
    const result = reads.test(`${operation.method} ${operation.id}`)
      ? await readOneDate((today) => run(database, today))
      : await runTransaction(database, async (transaction) => run(transaction, await readDate(transaction)));
    return mediaType === undefined || mediaType === "application/json"
      ? jsonResponse(operation.status, selectFields(result, query))
      : fileResponse(operation.status, mediaType, result as FileContent);
  });
}

/** Reads with the date that was last seen, and again if the clock has moved on, so that a response is of one date. */
function createOneDateReader(database: Database) {
  let seen = "";
  return async function readOneDate(read: (today: string) => Promise<unknown>): Promise<unknown> {
    const today = seen || (await readDate(database));
    const [outcome] = await Promise.allSettled([read(today)]);
    seen = await readDate(database);
    if (seen !== today) return readOneDate(read);
    if (outcome.status === "rejected") throw outcome.reason;
    return outcome.value;
  };
}

/** Operations that wait for no write: some reads are sent with POST, because of their body. */
const reads = /^GET |^POST (query|createReport)/;

/** A handler without the types of its operation, which validation has ensured. */
type UncheckedHandler = (call: unknown) => Promise<unknown>;
