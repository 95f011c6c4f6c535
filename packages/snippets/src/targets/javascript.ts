import type { Target } from "./target.ts";
import { writeFetchCall } from "./typescript-fetch.ts";

/** A JavaScript module that uses fetch. */
export const javascript: Target = {
  name: "javascript",
  language: "javascript",
  lang: "JavaScript",
  label: "JavaScript",
  file: "javascript.mjs",
  comment: "//",
  write: (request, context) => writeFetchCall(request, { ...context, client: "fetch" }, { isTyped: false }),
};
