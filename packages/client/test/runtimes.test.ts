import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, expect, test } from "vitest";

// Inside the package, whose own name then stands for what was built of it.
const folder = mkdtempSync(join(import.meta.dirname, ".readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

const auth = join(import.meta.dirname, "../../auth/node_modules");
const program = `import { bulk, createClient, unwrap } from "@signet/client";
import { getCompany } from "@signet/client/operations";
import { createStub, withFaults } from "@signet/client/testing";
const stub = createStub();
const fetch = withFaults(stub.fetch, [{ fault: "network" }]);
const client = createClient({ token: "${"a".repeat(40)}", fetch, retry: { baseDelayMs: 1 } });
for await (const { key, value } of bulk(["a"], (guid) => unwrap(getCompany(client, { guid })))) console.log(key, value.guid);
console.log(stub.requests[0].headers.get("user-agent"));
`;

test.each([
  ["Node.js/22", join(auth, "node22/bin/node"), []],
  ["Node.js/24", process.execPath, []],
  ["Node.js/26", join(auth, "node26/bin/node"), []],
  ["Deno/2", join(auth, ".bin/deno"), ["run", "--allow-all", "--no-config", "--no-lock", "--node-modules-dir=manual"]],
  ["Bun/1", join(auth, ".bin/bun"), []],
])("the built package calls, tries again and reads in bulk on %s", async (name, command, flags) => {
  const file = join(folder, "program.mjs");
  writeFileSync(file, program);
  const { stdout } = await promisify(execFile)(command, [...flags, file]);
  expect(stdout).toMatch(/^a 4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93\n/);
  expect(stdout).toContain(`(${name}`);
});
