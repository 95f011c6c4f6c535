import type { HttpBindings } from "@hono/node-server";
import type { Principal } from "../principal.ts";
import type { Route } from "./router.ts";

/** The types of the API's Hono app. */
export interface ApiEnvironment {
  Bindings: HttpBindings;
  Variables: { principal: Principal; route: Route };
}
