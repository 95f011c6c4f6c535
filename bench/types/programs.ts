import { join } from "node:path";

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
export function programs(contract: string, root: string): Record<string, string> {
  const six = contract === "ours" ? calls.ours : calls.github;
  const source = (file: string) => JSON.stringify(join(root, "packages/client/src", file));
  const ids = six.map(([, id]) => id).join(", ");
  const each = (write: (path: string, id: string, values: object) => string) =>
    six.map(([path, id, values], at) => `const r${at} = ${write(path, id, values)};`).join("\n");
  const text = JSON.stringify;
  return {
    ours: `import { createTransport } from ${source("transport.ts")};
import { ${ids} } from "./generated/operations.ts";
const t = createTransport();
${each((_, id, values) => `await ${id}(t, ${text(values)})`)}
${six.map((_, at) => `if (r${at}.status === 200) void r${at}.data;`).join("\n")}`,
    "openapi-fetch": `import create from "openapi-fetch";
import type { paths } from "./generated/contract.ts";
const c = create<paths>();
${each((path, _, values) => `await c.GET(${text(path)}, { params: { path: ${text(values)} } })`)}
${six.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
    "hey-api": `import { ${ids} } from "./hey/sdk.gen";
${each((_, id, values) => `await ${id}({ path: ${text(values)} })`).replaceAll("({ path: {} })", "()")}
${six.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
    redocly: `import { ${ids} } from "./redocly.ts";
${each(
  (_, id, values) =>
    `await ${id}(${Object.values(values)
      .map((value) => text(value))
      .join(", ")})`,
)}
${six.map((_, at) => `void r${at};`).join("\n")}`,
  };
}

interface Loose {
  paths: Record<string, Record<string, { operationId?: string; parameters?: unknown[] }>>;
}

/** A contract that all four can read: operationIds are names, and what our client does not write is left out of all. */
export function widen(document: Loose): Loose {
  const camel = (id: string) => id.replace(/[^a-zA-Z0-9]+(.)/g, (_, letter: string) => letter.toUpperCase());
  for (const item of Object.values(document.paths)) {
    for (const operation of Object.values(item)) {
      if (operation.operationId !== undefined) operation.operationId = camel(operation.operationId);
    }
  }
  return document;
}
