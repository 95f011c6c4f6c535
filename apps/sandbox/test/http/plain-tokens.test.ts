import { once } from "node:events";
import { connect as connectHttp2 } from "node:http2";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readPlainTokens } from "../../src/http/plain-http.ts";
import { mintToken } from "../../src/tokens/token-format.ts";

const token = mintToken("user");
const encode = (text: string) => Buffer.from(text).toString("base64");
const get = (...fields: string[]) => `GET /v1 HTTP/1.1\r\nHost: localhost\r\n${fields.join("\r\n")}\r\n\r\n`;
const post = (type: string, body: string) =>
  `POST /v1 HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;

let server: Server;
let port: number;
let onTokens: (tokens: Promise<string[]>) => void = () => {};
beforeAll(async () => {
  server = createServer((socket: Socket) => {
    socket.on("error", () => {});
    socket.once("data", (first: Buffer) => {
      socket.pause();
      const tokens = readPlainTokens(socket, first);
      onTokens(tokens);
      tokens.then(() => socket.destroy());
    });
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  port = (server.address() as AddressInfo).port;
});
afterAll(() => server.close());

/** Returns what is found in a connection that sends these parts, and then closes. */
async function found(...parts: string[]): Promise<string[]> {
  const { promise, resolve } = Promise.withResolvers<Promise<string[]>>();
  onTokens = resolve;
  const socket = connect(port, "127.0.0.1");
  for (const part of parts) {
    socket.write(part, "latin1");
    await new Promise(setImmediate);
  }
  socket.end();
  return promise;
}

describe("readPlainTokens", () => {
  test.each([
    ["Basic", get(`Authorization: Basic ${encode(`${token}:`)}`)],
    ["Basic with a password", get(`Authorization: Basic ${encode(`${token}:${token}`)}`)],
    ["Basic without a colon", get(`authorization:basic ${encode(token)}`)],
    ["Basic as a password, so that base64 is shifted by one", get(`Authorization: Basic ${encode(`x:${token}`)}`)],
    ["Basic as a password, so that base64 is shifted by two", get(`Authorization: Basic ${encode(`xy:${token}`)}`)],
    [
      "Basic in base64url without padding",
      get(`Authorization: Basic ${Buffer.from(`\xff\xfe>?${token}`).toString("base64url")}`),
    ],
    ["Basic and a tab", get(`Authorization: Basic\t${encode(`${token}:`)}`)],
    ["Basic and a plus", get(`Authorization: Basic+${encode(`${token}:`)}`)],
    ["Basic in quotes", get(`Authorization: "Basic ${encode(`${token}:`)}"`)],
    ["Basic, folded", get("Authorization: Basic", ` ${encode(`${token}:`)}`)],
    [
      "Basic, folded within the credentials",
      get(`Authorization: Basic ${encode(token).slice(0, 20)}`, ` ${encode(token).slice(20)}`),
    ],
    ["two credentials with a comma", get(`Authorization: Basic eDp5,Basic ${encode(`${token}:`)}`)],
    ["Bearer", get(`Authorization: Bearer ${token}`)],
    ["Bearer of base64", get(`Authorization: Bearer ${encode(`${token}:`)}`)],
    ["no scheme", get(`Authorization: ${token}`)],
    ["Token and a parameter", get(`Authorization: Token token="${token}"`)],
    ["Digest", get(`Authorization: Digest username="${token}", realm="x"`)],
    ["X-Api-Key", get(`X-Api-Key: ${token}`)],
    ["Proxy-Authorization", get(`Proxy-Authorization: Basic ${encode(`${token}:`)}`)],
    ["a cookie", get(`Cookie: a=b; token=${token}`)],
    ["a cookie, percent-encoded", get(`Cookie: token=${token.replace("_", "%5F")}`)],
    ["the query", `GET /v1/defaults?token=${token} HTTP/1.1\r\n\r\n`],
    [
      "the query, percent-encoded twice",
      `GET /v1/defaults?next=%2Fv1%3Ft%3D${token.replace("_", "%255f")} HTTP/1.1\r\n\r\n`,
    ],
    [
      "the query, in base64 with percent-encoding",
      `GET /?a=Basic%20${encodeURIComponent(encode(`${token}:`))} HTTP/1.0\r\n\r\n`,
    ],
    ["userinfo of the target", `GET http://${token}:@localhost/v1 HTTP/1.1\r\n\r\n`],
    ["CONNECT", `CONNECT ${token}@localhost:443 HTTP/1.1\r\n\r\n`],
    ["a Referer", get(`Referer: http://localhost/?api_token=${token}`)],
    ["a form", post("application/x-www-form-urlencoded", `auth_token=${token}`)],
    ["JSON", post("application/json", JSON.stringify({ token }))],
    ["base64 in lines", post("text/plain", encode(`user: x, token: ${token}`).replaceAll(/.{16}/g, "$&\r\n"))],
    ["HTTP/0.9", `GET /?${token}\r\n`],
    ["no HTTP", `${token}\n`],
    ["a token after what looks like the beginning of one", get(`X: sgu_${"a".repeat(33)}${token}`)],
  ])("finds the token in %s", async (_, text) => {
    expect(await found(text)).toEqual([token]);
  });

  test("finds it behind 20 kB of cookies, in another packet, and all of several", async () => {
    const other = mintToken("company");
    const cookies = `GET /v1 HTTP/1.1\r\nCookie: ${"a=b; ".repeat(4_000)}\r\nX: ${other}\r\n`;
    expect(await found(cookies, `Authorization: Basic ${encode(`${token}:`)}\r\n\r\n`)).toEqual([other, token]);
  });

  test("finds it in a field and in the data of HTTP/2 without TLS", async () => {
    const { promise, resolve } = Promise.withResolvers<Promise<string[]>>();
    onTokens = resolve;
    const other = mintToken("company");
    const session = connectHttp2(`http://127.0.0.1:${port}`).on("error", () => {});
    const request = session.request({ ":method": "POST", authorization: `Basic ${encode(`${token}:`)}` });
    request.on("error", () => {}).end(JSON.stringify({ token: other }));
    expect((await await promise).toSorted()).toEqual([other, token].toSorted());
    session.destroy();
  });

  test("finds nothing in what has another checksum, and in nothing", async () => {
    expect(await found(get(`Authorization: Bearer sgu_${"a".repeat(36)}`))).toEqual([]);
    expect(await found("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0\0\0\x09\x09")).toEqual([]);
    expect(await found("\0")).toEqual([]);
  });
});
