import { isRecord } from "../document/json.ts";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { SnippetError } from "../errors.ts";
import type { SnippetDefaults } from "./request-model.ts";

/** Reads the document's title and its own options for snippets, `x-snippets`. */
export function snippetDefaults({ info, "x-snippets": stated }: OpenApiDocument): SnippetDefaults {
  const title = typeof info?.title === "string" ? info.title : undefined;
  if (stated === undefined) return { title };
  const isValid = isRecord(stated) && Object.values(stated).every((value) => typeof value === "string");
  if (!isValid || (stated.client !== undefined && stated.client !== "signet" && stated.client !== "fetch")) {
    throw new SnippetError(
      "ERR_INVALID_DOCUMENT",
      'x-snippets must be an object of texts: client ("signet" or "fetch"), token, password, variable.',
    );
  }
  const { client, token, password, variable } = stated;
  return { title, client, token, password, variable };
}
