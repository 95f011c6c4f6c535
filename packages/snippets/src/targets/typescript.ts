import type { Target } from "./target.ts";
import { clientSupports, writeClientCall } from "./typescript-client.ts";
import { writeFetchCall } from "./typescript-fetch.ts";

/** A TypeScript module: with `@signet/client` if it is chosen and supports the request, else with fetch. */
export const typescript: Target = {
  name: "typescript",
  language: "typescript",
  lang: "TypeScript",
  label: "TypeScript",
  file: "typescript.ts",
  comment: "//",
  write: (request, context) =>
    context.client === "signet" && clientSupports(request, context)
      ? writeClientCall(request, context)
      : writeFetchCall(request, context),
};
