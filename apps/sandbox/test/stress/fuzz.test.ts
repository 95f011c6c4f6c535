import { readFileSync } from "node:fs";
import { connect } from "node:tls";
import { describe, expect, test } from "vitest";
import { createRandom } from "../../src/domain/random.ts";
import { mintToken, randomText } from "../../src/tokens/token-format.ts";
import { type Member, startMember } from "./fleet.ts";
import { figure, size } from "./round.ts";

type Random = ReturnType<typeof createRandom>;

const headers = size(980_000, 2_000);
const heads = size(20_000, 100);
const rounds = size(20, 5);

describe(`${headers} Authorization values and ${heads} request heads`, () => {
  test.each([
    ["off", ["--no-limits"], [401]],
    ["on", [], [401, 429]],
  ])(
    "with the limit of failures %s: no response is a 5xx, nothing is accepted, nothing crashes, memory does not grow",
    { timeout: 7_200_000 },
    async (limit, flags, allowed) => {
      const member = await startMember(["--data", ":memory:", "--companies", "10", ...flags]);
      try {
        const statuses = new Map<number, number>();
        const memory: number[] = [];
        for (let round = 0; round < rounds; round += 1) {
          const random = createRandom(1, `fuzz ${round}`);
          await sendValues(member, random, headers / rounds, statuses);
          await sendHeads(member, random, heads / rounds, statuses);
          memory.push(residentBytes(member.process.pid));
        }
        // 100 precedes another response; pages respond 403 to a form of another origin.
        const known = [...allowed, 100, 400, 403, 404, 405, 408, 411, 413, 421, 431, 501];
        expect([...statuses.keys()].filter((status) => !known.includes(status))).toEqual([]);
        expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(headers);
        expect(member.process.exitCode).toBeNull();
        // A working token always passes.
        expect((await member.send("/v1/folders", { token: member.userToken })).status).toBe(200);
        const [half = 0, end = 0] = [memory[rounds >> 1], memory.at(-1)];
        expect(end).toBeLessThan(half + 64 * 1_048_576);
        const responses = [...statuses].map(([status, count]) => `${count} of ${status}`).join(", ");
        const megabytes = [half, end].map((size) => (size / 1_048_576).toFixed(0)).join(" MB halfway, ");
        figure(
          `${headers} Authorization values and ${heads} heads, limit ${limit}: ${responses}; ${megabytes} MB at the end`,
        );
      } finally {
        await member.stop();
      }
    },
  );
});

/** Sends many pipelined requests on each connection. */
async function sendValues(member: Member, random: Random, count: number, statuses: Map<number, number>): Promise<void> {
  // Few enough responses that Node.js does not give up the pipeline (HPE_PAUSED).
  const perConnection = 25;
  for (let sent = 0; sent < count; sent += perConnection * 8) {
    const connections = Array.from({ length: 8 }, () => {
      const requests = Array.from({ length: perConnection }, (_, index) => {
        const close = index === perConnection - 1 ? "connection: close\r\n" : "";
        return `GET /v1/folders HTTP/1.1\r\nhost: localhost\r\n${close}authorization: ${authorization(random)}\r\n\r\n`;
      });
      return exchange(member, requests.join(""), statuses, false);
    });
    await Promise.all(connections);
  }
}

async function sendHeads(member: Member, random: Random, count: number, statuses: Map<number, number>): Promise<void> {
  for (let sent = 0; sent < count; sent += 10) {
    await Promise.all(Array.from({ length: 10 }, () => exchange(member, head(random), statuses, true)));
  }
}

/** Sends bytes over TLS, and counts the statuses of the responses. */
async function exchange(
  { url, ca }: Member,
  bytes: string,
  statuses: Map<number, number>,
  ends: boolean,
): Promise<void> {
  const socket = connect({
    host: "localhost",
    port: Number(new URL(url).port),
    ca: readFileSync(ca),
    servername: "localhost",
  });
  socket.write(bytes, "latin1");
  // An incomplete head ends with the connection.
  if (ends) socket.end();
  socket.setEncoding("latin1");
  let response = "";
  try {
    for await (const part of socket) response += part;
  } catch (error) {
    // A closed connection is fine, and responses before it count.
    if (!(error instanceof Error && "code" in error && ["ECONNRESET", "EPIPE"].includes(String(error.code))))
      throw error;
  }
  for (const [, status] of response.matchAll(/HTTP\/1\.1 (\d{3}) /g)) {
    statuses.set(Number(status), (statuses.get(Number(status)) ?? 0) + 1);
  }
}

/** Makes a value that a mistaken or hostile client might send; it never ends the field. */
function authorization(random: Random): string {
  const kind = random.pick(["user", "company"] as const);
  const token = random.pick([
    mintToken(kind),
    mintToken(kind).slice(0, random.integer(0, 39)),
    randomText(40),
    bytes(random, 60),
  ]);
  const pair = random.pick([`${token}:`, token, `:${token}`, `${token}:${bytes(random, 20)}`, `${token}\0:`]);
  const scheme = random.pick(["Basic", "basic", "BASIC", "Bearer", "Digest", "", "Basic Basic", bytes(random, 10)]);
  const encoded = random.pick([
    Buffer.from(pair, "latin1").toString("base64"),
    Buffer.from(pair, "latin1").toString("base64url"),
    bytes(random, 200),
    "=".repeat(random.integer(0, 100)),
    "A".repeat(random.integer(900, 1_200)),
  ]);
  return `${scheme}${random.pick([" ", "  ", "\t", ""])}${encoded}`.replaceAll(controls, "?");
}

/** Makes the head of a request that may be malformed. */
function head(random: Random): string {
  const method = random.pick(["GET", "POST", "TRACE", "CONNECT", "FOO", "", bytes(random, 8)]);
  const target = random.pick([
    "/v1/folders",
    "*",
    "//",
    "/%",
    "http://x/",
    `/${bytes(random, 200)}`,
    "/sandbox/preferences",
  ]);
  const version = random.pick(["HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "http/1.1", bytes(random, 8)]);
  const fields = Array.from({ length: random.integer(0, 8) }, () =>
    random.pick([
      "host: localhost",
      "host: evil.example",
      "content-length: 3",
      "content-length: +5",
      "transfer-encoding: chunked, identity",
      "expect: 100-continue",
      "upgrade: h2c",
      `authorization: ${authorization(random)}`,
      `${bytes(random, 12)}: ${bytes(random, 100)}`,
      ` folded: ${bytes(random, 5)}`,
    ]),
  );
  return `${[`${method} ${target} ${version}`, ...fields].join(random.pick(["\r\n", "\n"]))}\r\n\r\n${bytes(random, 20)}`;
}

function bytes(random: Random, most: number): string {
  return Array.from({ length: random.integer(0, most) }, () => String.fromCharCode(random.integer(0, 255))).join("");
}

// Characters that field values cannot have (RFC 9110 §5.5): such requests close their connection.
const controls = /[^\t -~\x80-\xff]/g;

/** Returns the resident memory of a process. */
function residentBytes(pid: number | undefined): number {
  const [, kilobytes = ""] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
  return Number(kilobytes) * 1_024;
}
