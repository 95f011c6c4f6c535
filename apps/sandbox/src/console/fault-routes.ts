import { Ajv2020 } from "ajv/dist/2020.js";
import type { Context } from "hono";
import { Hono } from "hono";
import type { Fault, Faults } from "../api/fault-injection.ts";
import { formatValidationErrors } from "../api/validation-errors.ts";
import type { Environment } from "./console-context.ts";
import { problem } from "./console-context.ts";

/** For tests of clients: what is to go wrong next. Without a list, which `--faults` makes, there is nothing here. */
export function faultRoutes(faults: Faults | undefined): Hono<Environment> {
  const routes = new Hono<Environment>();
  if (faults === undefined) {
    return routes.all("/", (context) =>
      problem(context, 404, "Not found", "Start the sandbox with --faults to use them."),
    );
  }
  return routes
    .get("/", (context) => context.json(faults.list()))
    .post("/", async (context) => {
      // Which no page of another site can send without asking first; nor can it send DELETE.
      if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) {
        return problem(context, 415, "Unsupported media type", "Send faults as application/json.");
      }
      const list = await read(context);
      if (!isList(list)) {
        const reasons = Object.entries(formatValidationErrors(isList.errors ?? [], 0));
        const text = reasons.map(([name, messages]) => `${name} ${messages.join(", ")}`).join("; ");
        return problem(context, 400, "Not a list of faults", text);
      }
      faults.add(list);
      return context.json(faults.list(), 201);
    })
    .delete("/", (context) => {
      faults.clear();
      return context.body(null, 204);
    })
    .all("/", (context) => problem(context, 405, "Method not allowed", "GET lists, POST adds, DELETE clears."));
}

/** One fault stands for a list of one. */
async function read(context: Context<Environment>): Promise<unknown> {
  try {
    const value: unknown = JSON.parse(await context.req.text());
    return Array.isArray(value) ? value : [value];
  } catch {
    return undefined;
  }
}

const isList = new Ajv2020({ allErrors: true, verbose: true }).compile<Fault[]>({
  type: "array",
  items: {
    type: "object",
    required: ["fault"],
    additionalProperties: false,
    properties: {
      fault: { enum: ["status", "html", "redirect", "drop", "truncate", "slow"] },
      status: { type: "integer", minimum: 300, maximum: 599 },
      retryAfterSeconds: { type: "integer", minimum: 0 },
      location: { type: "string", pattern: "^[!-~]+$" },
      delayMs: { type: "integer", minimum: 0, maximum: 600_000 },
      times: { type: "integer", minimum: 1 },
      method: { type: "string", minLength: 1 },
      path: { type: "string", pattern: "^/" },
    },
  },
});
