const calls = [
  ["/v1/companies/{guid}", "getCompany", { guid: "g" }],
  ["/v1/companies/{guid}/findings", "listFindings", { guid: "g" }],
  ["/v1/folders/{guid}", "getFolder", { guid: "g" }],
  ["/v1/folders", "listFolders", {}],
  ["/v2/users/{guid}", "getUser", { guid: "g" }],
  ["/v1/users/current", "getCurrentUser", {}],
] as const;
const text = JSON.stringify;
const ids = calls.map(([, id]) => id).join(", ");
const writeAll = (write: (path: string, id: string, values: object) => string) =>
  calls.map(([path, id, values], at) => `const r${at} = ${write(path, id, values)};`).join("\n");
const hasValues = (values: object) => Object.keys(values).length > 0;
const byPath = (path: string, _: string, values: object) =>
  `await c.GET(${text(path)}${hasValues(values) ? `, { params: { path: ${text(values)} } }` : ""})`;
const byId = (_: string, id: string, values: object) =>
  hasValues(values) ? `await ${id}({ path: ${text(values)} })` : `await ${id}()`;

/** One program for each library. All make the same six calls and read the response. */
export const programs: Readonly<Record<string, string>> = {
  ours: `import { createClient } from "@signet/client";
const c = createClient();
${writeAll(byPath)}
${calls.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
  "openapi-fetch": `import create from "openapi-fetch";
import type { paths } from "./contract.js";
const c = create<paths>();
${writeAll(byPath)}
${calls.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
  "ours, functions": `import { createClient } from "@signet/client";
import { ${ids} } from "@signet/client/operations";
const c = createClient();
${writeAll((_, id, values) => `await ${id}(c, ${text(values)})`)}
${calls.map((_, at) => `if (r${at}.status === 200) void r${at}.data;`).join("\n")}`,
  "hey-api": `import { ${ids} } from "./hey/sdk.gen";
${writeAll(byId)}
${calls.map((_, at) => `if (r${at}.data) void r${at}.data;`).join("\n")}`,
  redocly: `import { ${ids} } from "./redocly.ts";
${writeAll(byId)}
${calls.map((_, at) => `void r${at};`).join("\n")}`,
};
