import { Ajv2020 } from "ajv/dist/2020.js";
import { type Context, Hono } from "hono";
import type { Fault, Faults } from "../api/fault-injection.ts";
import { formatValidationErrors } from "../api/validation-errors.ts";
import { type Environment, problem } from "./console-context.ts";

/** Serves the list of faults to inject, for tests of clients. Without `--faults` it is not available. */
export function faultRoutes(faults: Faults | undefined): Hono<Environment> {
  const routes = new Hono<Environment>();
  if (faults === undefined) {
    return routes.all("/", (context) =>
      problem(context, 404, "Not found", "Fault injection is off: start the sandbox with --faults."),
    );
  }
  return routes
    .get("/", (context) => context.json(faults.list()))
    .post("/", async (context) => {
      // A page of another site can send neither this type nor DELETE without a preflight request.
      if (!/^application\/json\b/i.test(context.req.header("content-type") ?? "")) {
        return problem(context, 415, "Unsupported media type", "Faults must be sent as application/json.");
      }
      const list = await readList(context);
      if (!isList(list)) {
        const reasons = Object.entries(formatValidationErrors(isList.errors ?? [], 0));
        const text = reasons.map(([name, messages]) => `${name} ${messages.join(", ")}`).join("; ");
        return problem(context, 400, "Invalid faults", text);
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

async function readList(context: Context<Environment>): Promise<unknown> {
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
