import { Hono } from "hono";
import { readDate } from "../db/sandbox-date.ts";
import { canWrite } from "../db/transaction.ts";
import { reasonOf } from "../errors.ts";
import { type Environment, problem, type Services } from "./console-context.ts";

export function healthAndResetRoutes({
  database,
  signInLimits,
  confirmations,
  failures,
  reset,
}: Services): Hono<Environment> {
  return new Hono<Environment>()
    .get("/health", async (context) => {
      try {
        // Reads from the file or the server, as `select 1` does not.
        await readDate(database);
      } catch (error) {
        const detail = `The database does not respond (${reasonOf(error)}).`;
        context.header("retry-after", "1");
        return problem(context, 503, "Service Unavailable", detail, { unwell: ["database"] });
      }
      return context.json(canWrite(database) ? { status: "ok" } : { status: "degraded", unwell: ["database writes"] });
    })
    .post("/reset", async (context) => {
      if (reset === undefined) {
        return problem(context, 404, "Not found", "Only a sandbox with --data :memory: can be reset.");
      }
      // Test tools send neither header; a page of another site cannot omit them.
      const site = context.req.header("sec-fetch-site") ?? "none";
      const origin = context.req.header("origin");
      if (
        (site !== "none" && site !== "same-origin") ||
        (origin ?? ownOrigin(context.req.url)) !== ownOrigin(context.req.url)
      ) {
        return problem(context, 403, "Refused", "The request came from a page of another site.");
      }
      await reset();
      signInLimits.clear();
      confirmations.clear();
      failures.clear();
      return context.body(null, 204);
    });
}

function ownOrigin(url: string): string {
  return new URL(url).origin;
}
