import type { OpenApiDocument, Parameter } from "@signet/snippets";
import type { CorpusRequest } from "./corpus.ts";
import { documentWith } from "./document.ts";
import { parseExactly } from "./echo.ts";

/** Describes a request as the one operation, `sendValue`, of a document whose examples are the request's values. */
export function documentOf({
  method,
  path,
  pathParameters = {},
  query = [],
  headers = {},
  body,
  mediaType = "application/json",
}: CorpusRequest): OpenApiDocument {
  const place = (kind: string, values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, example]) => ({ name, in: kind, required: true, example }));
  const parameters = [...place("path", pathParameters), ...queryParameters(query), ...place("header", headers)];
  const requestBody = body !== undefined && {
    required: true,
    content: { [mediaType]: { example: parseExactly(body) } },
  };
  return documentWith({ parameters, ...(requestBody && { requestBody }) }, { path, method: method.toLowerCase() });
}

/** A name's values become one parameter when they stand together; what comes again later, an object's properties. */
function queryParameters(query: readonly (readonly [name: string, value: string])[]): readonly Parameter[] {
  const runs: { name: string; values: string[] }[] = [];
  for (const [name, value] of query) {
    const last = runs.at(-1);
    if (last?.name === name) last.values.push(value);
    else runs.push({ name, values: [value] });
  }
  const names = new Set<string>();
  return runs.flatMap(({ name, values }, index): Parameter[] => {
    if (names.has(name)) {
      return values.map((value, turn) => ({ name: `again ${index} ${turn}`, in: "query", example: { [name]: value } }));
    }
    names.add(name);
    return [{ name, in: "query", required: true, example: values.length === 1 ? values[0] : values }];
  });
}
