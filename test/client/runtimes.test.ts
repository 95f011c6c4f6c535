import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { createStub } from "@signet/client/testing";
import { type Authority, createAuthority } from "@signet/tools/certificates";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type Entry, joinModules } from "../conformance/host/bundle.ts";
import { executable } from "../conformance/host/executable.ts";
import { runtimes } from "../conformance/host/runtimes.ts";
import type { ListenerHosts } from "../conformance/protocol.ts";

// Inside this package, whose dependencies resolve to the built packages.
const folder = mkdtempSync(join(import.meta.dirname, ".readme-"));
afterAll(() => rmSync(folder, { recursive: true }));

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
  ["Node.js/22", executable("node22").path, []],
  ["Node.js/24", process.execPath, []],
  ["Node.js/26", executable("node26").path, []],
  ["Deno/2", executable("deno").path, ["run", "--allow-all", "--no-config", "--no-lock", "--node-modules-dir=manual"]],
  ["Bun/1", executable("bun").path, []],
])("the built package calls, retries and reads in bulk on %s", async (name, command, flags) => {
  const file = join(folder, "program.mjs");
  writeFileSync(file, program);
  const { stdout } = await promisify(execFile)(command, [...flags, file]);
  expect(stdout).toMatch(/^a 4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93\n/);
  expect(stdout).toContain(`(${name}`);
});

describe("the built package, over verified TLS", () => {
  let authority: Authority;
  beforeAll(async () => {
    authority = await createAuthority();
  });

  test.each(runtimes)("calls, retries and reads a list on $name", async ({ entry, launch }) => {
    const program = await joinModules(`import { run } from "./program.ts"; ${starts[entry]}`, import.meta.dirname, []);
    const place = mkdtempSync(join(folder, "run-"));
    writeFileSync(join(place, "ca.pem"), authority.certificate);
    writeFileSync(join(place, "probe.mjs"), program);
    const { host, stub, reported } = await listen(program);
    // A launcher allows all hosts of a conformance run. Here they are one.
    const hosts = new Proxy({} as ListenerHosts, { get: () => host });
    await launch({ origin: `https://${host}`, hosts, authority, folder: place, reported });

    expect(JSON.parse(await reported)).toEqual({ called: 2, again: [200, 2], users: ["first", "second"] });
    expect(stub.requests.map(({ url }) => url.slice(`https://${host}`.length))).toEqual([
      ...["/v1/companies", "/v1/folders", "/v1/folders"],
      ...["/v2/users", "/v2/users?offset=1"],
    ]);
    for (const { headers } of stub.requests) expect(headers.get("authorization")).toBe(`Basic ${btoa(`${token}:`)}`);
  });

  /** Starts a server with responses from the contract, which also serves the program and receives its report. */
  async function listen(program: string) {
    const { promise: reported, resolve } = Promise.withResolvers<string>();
    const { certificate: cert, key } = authority.good;
    const server = createServer({ cert, key }, async (request, response) => {
      if (request.url === "/report") resolve(await text(request));
      const page = pages[request.url ?? ""]?.(program);
      const answer = page ?? (request.url === "/report" ? new Response() : await stub.fetch(toRequest(request, host)));
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
    });
    server.listen(0, "127.0.0.1");
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    await once(server, "listening");
    const host = `localhost:${(server.address() as AddressInfo).port}`;
    const next = `https://${host}/v2/users?offset=1`;
    const stub = createStub({
      listFolders: [{ status: 503, body: { detail: "Busy." }, headers: { "retry-after": "0" } }, {}],
      listUsers: [
        { body: { links: { next }, count: 2, results: [{ guid: "first" }] } },
        { body: { links: { next: null }, count: 2, results: [{ guid: "second" }] } },
      ],
    });
    return { host, stub, reported };
  }
});

const token = "a".repeat(40);

/** The start of a program in each kind of runtime. The launcher takes its result. */
const starts: Readonly<Record<Entry, string>> = {
  process: "await run(process.argv[2]);",
  page: "await run(location.origin);",
  worker: "export default { fetch: async (request: Request) => run(await request.text()) };",
};

const pages: Readonly<Record<string, (program: string) => Response>> = {
  "/conformance/page": () =>
    new Response(`<!doctype html><script type="module" src="probe.mjs"></script>`, {
      headers: { "content-type": "text/html" },
    }),
  "/conformance/probe.mjs": (program) => new Response(program, { headers: { "content-type": "text/javascript" } }),
};

function toRequest({ url, method = "GET", headers }: IncomingMessage, host: string): Request {
  return new Request(`https://${host}${url}`, { method, headers: headers as Record<string, string> });
}
