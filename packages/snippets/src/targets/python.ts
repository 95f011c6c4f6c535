import type { Piece } from "../code.ts";
import type { Layout } from "../layout.ts";
import { render } from "../layout.ts";
import { jsonText } from "../literals/json.ts";
import { blackRules, pythonEntry, pythonLiteral, pythonString } from "../literals/python.ts";
import type { HeaderField, RequestModel } from "../request.ts";
import type { QueryPair } from "../serialize.ts";
import type { Target } from "../target.ts";

/** A Python program that uses requests. */
export const python: Target = { language: "python", write: writePython };

function writePython(request: RequestModel, token: string): readonly Piece[] {
  const { method, success } = request;
  const named = methodsWithFunction.has(method);
  const call: Layout = {
    text: [`response = requests.${named ? method.toLowerCase() : "request"}`],
    bracket: {
      open: "(",
      close: ")",
      call: true,
      items: [
        ...(named ? [] : [{ text: pythonString(method) }]),
        { text: pythonString(request.server + request.path) },
        ...credentials(request, token),
        ...params(request.query),
        ...content(request),
      ],
    },
  };
  return [
    "import requests\n\n",
    ...render(call, blackRules),
    "\nresponse.raise_for_status()\n",
    `print(response.${success.json && method !== "HEAD" ? "json()" : "status_code"})`,
  ];
}

/** Credentials given as `auth` win over those of a .netrc file, which a header would not. */
function credentials({ secured }: RequestModel, token: string): readonly Layout[] {
  if (!secured) return [];
  const items = [{ text: pythonString({ token }) }, { text: pythonString("") }];
  return [{ text: ["auth="], bracket: { open: "(", close: ")", items } }];
}

function params(query: readonly QueryPair[]): readonly Layout[] {
  if (query.length === 0) return [];
  const grouped = Map.groupBy(query, ({ name }) => name);
  const ordered = [...grouped.values()].flat().every((pair, index) => pair === query[index]);
  // A dict would bring the values of one name together, and so change the order.
  if (!ordered) return [argument("params", pairList(query))];
  const entries = [...grouped].map(([name, pairs]): [string, QueryPair["value"] | QueryPair["value"][]] => {
    const [first, ...rest] = pairs.map(({ value }) => value);
    return [name, first === undefined || rest.length > 0 ? pairs.map(({ value }) => value) : first];
  });
  return [argument("params", pythonLiteral(Object.fromEntries(entries)))];
}

function pairList(query: readonly QueryPair[]): Layout {
  const items = query.map(({ name, value }): Layout => {
    const pair = [{ text: pythonString(name) }, pythonLiteral(value)];
    return { text: [], bracket: { open: "(", close: ")", items: pair } };
  });
  return { text: [], bracket: { open: "[", close: "]", items } };
}

function content({ headers, body }: RequestModel): readonly Layout[] {
  if (!body) return headerArgument(headers);
  if (body.value !== null) return [...headerArgument(headers), argument("json", pythonLiteral(body.value))];
  // requests takes json=None for "no body".
  const typed = headers.some(({ name }) => name === "Content-Type");
  const all = typed ? headers : [...headers, { name: "Content-Type", value: body.mediaType }];
  return [...headerArgument(all), argument("data", { text: pythonString(jsonText(body.value)) })];
}

function headerArgument(headers: readonly HeaderField[]): readonly Layout[] {
  if (headers.length === 0) return [];
  const items = headers.map(({ name, value }) => pythonEntry(name, { text: pythonString(value) }));
  return [argument("headers", { text: [], bracket: { open: "{", close: "}", items } })];
}

function argument(name: string, value: Layout): Layout {
  return { ...value, text: [`${name}=`, ...value.text] };
}

const methodsWithFunction: ReadonlySet<string> = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);
