import type { HttpBindings } from "@hono/node-server";
import type { Principal } from "../principal.ts";
import type { Route } from "./router.ts";

export interface ApiEnvironment {
  Bindings: HttpBindings;
  Variables: { principal: Principal; route: Route };
}
