/** The six calls: three operations, each twice with another member of its result read. */
const calls = {
  ours: [
    ["/v1/companies/{guid}", "getCompany", { guid: "g" }],
    ["/v1/companies/{guid}/findings", "listFindings", { guid: "g" }],
    ["/v1/folders/{guid}", "getFolder", { guid: "g" }],
    ["/v1/folders", "listFolders", {}],
    ["/v2/users/{guid}", "getUser", { guid: "g" }],
    ["/v1/users/current", "getCurrentUser", {}],
  ],
  github: [
    ["/repos/{owner}/{repo}", "reposGet", { owner: "o", repo: "r" }],
    ["/repos/{owner}/{repo}/issues", "issuesListForRepo", { owner: "o", repo: "r" }],
    ["/user", "usersGetAuthenticated", {}],
    ["/orgs/{org}", "orgsGet", { org: "o" }],
    ["/gists", "gistsList", {}],
    ["/rate_limit", "rateLimitGet", {}],
  ],
} as const;

/** One program a library, each making the same six calls and reading an answer of success. */
export function programs(contract: keyof typeof calls): Record<string, string> {
  const six = calls[contract];
  const ids = six.map(([, id]) => id).join(", ");
  const each = (write: (path: string, id: string, values: object) => string) =>
    six.map(([path, id, values], at) => `const r${at} = ${write(path, id, values)};`).join("\n");
  const text = JSON.stringify;
  const byPath = (values: object) => (Object.keys(values).length > 0 ? `, { params: { path: ${text(values)} } }` : "");
  const grouped = (_: string, id: string, values: object) =>
    Object.keys(values).length > 0 ? `await ${id}({ path: ${text(values)} })` : `await ${id}()`;
  return {
    ours: `import { createTransport } from "@signet/client";
import { ${ids} } from "@signet/client/operations";
const t = createTransport();
${each((_, id, values) => `await ${id}(t, ${text(values)})`)}
${six.map((_, at) => `if (r${at}.status === 200) void r${at}.data;`).join("\n")}`,
    "openapi-fetch": `import create from "openapi-fetch";
import type { paths } from "./contract.js";
const c = create<paths>();
${each((path, _, values) => `await c.GET(${text(path)}${byPath(values)})`)}
${six.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
    "hey-api": `import { ${ids} } from "./hey/sdk.gen";
${each(grouped)}
${six.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
    redocly: `import { ${ids} } from "./redocly.ts";
${each(grouped)}
${six.map((_, at) => `void r${at};`).join("\n")}`,
  };
}

interface Loose {
  paths: Record<string, Record<string, { operationId?: string; requestBody?: { content?: object } }>>;
}

/** A contract that all four can read: operationIds are names, and bodies that our client does not write are left out of all. */
export function widen(document: Loose): Loose {
  const camel = (id: string) => id.replace(/[^a-zA-Z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      if (operation.operationId !== undefined) operation.operationId = camel(operation.operationId);
      const types = Object.keys(operation.requestBody?.content ?? {});
      if (types.length > 0 && !types.some((type) => /^application\/json$|^multipart\//.test(type))) {
        delete operation.requestBody;
      }
    }
  }
  return document;
}
