import { once } from "node:events";
import { readFileSync } from "node:fs";
import { connect as connectPlain } from "node:net";
import { connect, type TLSSocket } from "node:tls";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failureLimit } from "../../src/tokens/failed-attempts.ts";
import { mintToken } from "../../src/tokens/token-format.ts";
import { basic, sendRequest } from "../support/send-request.ts";

let sandbox: Sandbox;
let free: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ companies: 10 });
  free = await startSandbox({ companies: 10, limits: false });
});
afterAll(async () => {
  await sandbox?.close();
  await free?.close();
});

const folders = "/v1/folders";
const portOf = ({ url }: Sandbox) => Number(new URL(url).port);

async function open(to = sandbox, options: { ALPNProtocols?: string[] } = {}): Promise<TLSSocket> {
  const socket = connect({ host: "localhost", port: portOf(to), ca: readFileSync(to.ca), ...options });
  await once(socket, "secureConnect");
  return socket;
}

describe("failed authentications", () => {
  test("too many from one address get 429, and a token that works always passes", async () => {
    const statuses: number[] = [];
    for (let count = 0; count < failureLimit; count += 1) {
      statuses.push((await sendRequest(sandbox, folders, { token: mintToken("user") })).status);
    }
    expect(new Set(statuses)).toEqual(new Set([401]));
    for (const token of [mintToken("company"), "mistyped"]) {
      const limited = await sendRequest<{ detail: string }>(sandbox, folders, { token });
      expect(limited).toMatchObject({ status: 429, headers: { "retry-after": expect.stringMatching(/^[1-9]\d*$/) } });
      expect(limited.text).not.toContain(token);
    }
    expect((await sendRequest(sandbox, folders)).status).toBe(200);
    expect((await sendRequest(sandbox, folders, { token: null })).status).toBe(401);
  });

  test("a client's forwarding headers have no effect", async () => {
    const headers = { "x-forwarded-for": "192.0.2.7", forwarded: "for=192.0.2.7", "x-forwarded-proto": "https" };
    expect((await sendRequest(sandbox, folders, { token: mintToken("user"), headers })).status).toBe(429);
    expect((await sendRequest(sandbox, folders, { headers: { "x-forwarded-proto": "http" } })).status).toBe(200);
  });

  test("are not limited with --no-limits", async () => {
    for (let count = 0; count < failureLimit + 5; count += 1) {
      expect((await sendRequest(free, folders, { token: mintToken("user") })).status).toBe(401);
    }
  });
});

describe("a token in a URL", () => {
  test.each([
    ["the query", (token: string) => `${folders}?api_token=${token}`],
    ["the path", (token: string) => `${folders}/${token}`],
    ["the query, percent-encoded", (token: string) => `${folders}?t=${token.replace("_", "%5F")}`],
    ["the address of a page", (token: string) => `/sandbox/sign-in?token=${token}`],
    ["userinfo", (token: string) => `https://${token}:@localhost${folders}`],
  ])("in %s is refused, even beside one that works where it belongs", async (_, target) => {
    const reply = await sendRequest(free, target(free.userToken));
    expect(reply).toMatchObject({ status: 401, headers: { "www-authenticate": expect.stringContaining("bitsight") } });
    expect(reply.text).not.toContain(free.userToken);
    expect((await sendRequest(free, folders)).status).toBe(200);
  });

  test("is not a token when the checksum is wrong", async () => {
    expect((await sendRequest(free, `${folders}?note=sgu_${"a".repeat(36)}`)).status).toBe(200);
  });
});

describe("slow and idle clients", () => {
  test("an endless head and an endless body close their connections", async () => {
    const { server } = sandbox;
    const { headersTimeout, requestTimeout } = server;
    expect(headersTimeout).toBeLessThan(15_000);
    expect(requestTimeout).toBeLessThan(30_000);
    // The same timeouts, shorter.
    Object.assign(server, { headersTimeout: 500, requestTimeout: 1_000 });
    const [head, body] = [await open(), await open()];
    head.write("GET /v1/folders HTTP/1.1\r\nhost: localhost\r\n");
    body.write(
      `POST /v1/folders HTTP/1.1\r\nhost: localhost\r\nauthorization: ${basic(sandbox.userToken)}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{`,
    );
    await Promise.all([head, body].map((socket) => once(socket.resume(), "close")));
    Object.assign(server, { headersTimeout, requestTimeout });
  });

  test("a client that does not read its response loses its connection", async () => {
    const { server, userToken } = free;
    expect(server.timeout).toBe(30_000);
    // The same timeout, shorter.
    server.timeout = 500;
    const arrival = once(server, "secureConnection");
    const socket = await open(free);
    socket.on("error", () => {}).pause();
    const [served] = (await arrival) as [TLSSocket];
    server.timeout = 30_000;
    const company = "/v1/companies/4f2b8a60-3c1d-4e7a-9b58-d06e1c7f2a93";
    const one = `GET ${company} HTTP/1.1\r\nhost: localhost\r\nauthorization: ${basic(userToken)}\r\n\r\n`;
    // Forty kilobytes each, together more than the network buffers.
    socket.write(one.repeat(400));
    await once(served, "close");
    socket.destroy();
    expect((await sendRequest(free, folders)).status).toBe(200);
  });

  test("a thousand idle connections make room for new clients", async () => {
    const resting = await open();
    resting.write(`GET /v1/folders HTTP/1.1\r\nhost: localhost\r\nauthorization: ${basic(sandbox.userToken)}\r\n\r\n`);
    await once(resting, "data");
    const closed = once(resting, "close");
    const silent = Array.from({ length: 1_010 }, () =>
      connectPlain(portOf(sandbox), "127.0.0.1").on("error", () => {}),
    );
    await closed;
    expect((await sendRequest(sandbox, folders)).status).toBe(200);
    for (const socket of silent) socket.destroy();
  });

  test("HTTP/2 is not accepted, so its floods are not possible", async () => {
    const socket = await open(sandbox, { ALPNProtocols: ["h2", "http/1.1"] });
    expect(socket.alpnProtocol).not.toBe("h2");
    socket.destroy();
  });
});

describe("targets", () => {
  test.each(["/v1/../v1/folders", "/v1/%2e%2e/v1/folders", "/v1/folders%00", "/v1/folders;x", "/%2f/v1/folders"])(
    "%s is the same path for authentication and for routing",
    async (path) => {
      expect((await sendRequest(free, path, { token: null })).status).toBe(401);
      expect((await sendRequest(free, path)).status).toBe(404);
    },
  );

  test("a working token gets the error of the operation", async () => {
    const reply = await sendRequest(free, "/v1/customers/00000000-0000-4000-8000-000000000000/api-tokens");
    expect(reply.status).toBe(404);
  });
});
