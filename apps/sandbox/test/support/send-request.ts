import { readFileSync } from "node:fs";
import type { IncomingHttpHeaders } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";
import { connect } from "node:tls";
import type { Sandbox } from "@signet/sandbox";

/** A request of a test. */
export interface TestRequest {
  method?: string;
  /** The token; null for none. @defaultValue the sandbox's user token */
  token?: string | null;
  headers?: Record<string, string>;
  /** Text is sent unchanged, everything else as JSON. */
  body?: unknown;
}

/** A response; `json` is the parsed body. */
export interface TestResponse<T> {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
  json: T;
}

/** Resumes TLS sessions, because a full handshake takes longer than most requests. */
const agent = new Agent();

/** Sends one request over verified TLS, on its own connection. */
export async function sendRequest<T = unknown>(
  sandbox: Pick<Sandbox, "url" | "ca" | "userToken">,
  path: string,
  { method = "GET", token = sandbox.userToken, headers = {}, body }: TestRequest = {},
): Promise<TestResponse<T>> {
  const content = body === undefined || typeof body === "string" ? body : JSON.stringify(body);
  const { promise, resolve, reject } = Promise.withResolvers<TestResponse<T>>();
  const { hostname, port } = new URL(sandbox.url);
  const message = request({
    ...{ method, hostname, port, path, agent, ca: readFileSync(sandbox.ca), servername: hostname },
    headers: {
      ...(token !== null && { authorization: basic(token) }),
      ...(body !== undefined && { "content-type": "application/json" }),
      ...headers,
    },
  });
  message.once("error", reject).once("response", async (response) => {
    const { statusCode: status = 0, headers: received } = response;
    const responseText = await text(response);
    const json =
      /json/.test(received["content-type"] ?? "") && responseText !== "" ? JSON.parse(responseText) : undefined;
    resolve({ status, headers: received, text: responseText, json });
  });
  message.end(content);
  return promise;
}

/** Formats Basic credentials with a blank password. */
export function basic(token: string): string {
  return `Basic ${Buffer.from(`${token}:`).toString("base64")}`;
}

/** Sends raw bytes over verified TLS, and returns everything until the server closes. */
export async function sendBytes(sandbox: Pick<Sandbox, "url" | "ca">, bytes: string): Promise<string> {
  const { hostname: host, port } = new URL(sandbox.url);
  const socket = connect({ host, port: Number(port), ca: readFileSync(sandbox.ca), servername: host });
  socket.write(bytes);
  return text(socket);
}
