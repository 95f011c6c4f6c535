import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { text } from "node:stream/consumers";
import { launchSandbox, type RunningSandbox } from "@signet/tools/launch-sandbox";
import { basic, type TestResponse } from "../support/send-request.ts";

/** A sandbox in its own process. */
export interface Member extends RunningSandbox {
  /** Sends one request over verified TLS, on connections that are kept. */
  send(path: string, request?: MemberRequest): Promise<Pick<TestResponse<unknown>, "status" | "headers" | "text">>;
}

/** A request to a member; fields make it the POST of a form. */
export interface MemberRequest {
  token?: string;
  cookie?: string;
  fields?: Record<string, string>;
  /** Makes it a POST of JSON, or what `method` says. */
  json?: unknown;
  method?: string;
  /** A body that is sent unchanged, and its fields. */
  body?: string | undefined;
  headers?: Record<string, string> | undefined;
}

/** Starts the command with these flags, and waits until it is ready. */
export async function startMember(flags: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Member> {
  const running = await launchSandbox({ flags, env });
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ca: readFileSync(running.ca) });
  return {
    ...running,
    async send(path, { token, cookie, fields, json, method, body, headers } = {}) {
      const message = request(`${running.url}${path}`, {
        agent,
        method: method ?? (fields === undefined && json === undefined ? "GET" : "POST"),
        headers: {
          ...headers,
          ...(token !== undefined && { authorization: basic(token) }),
          ...(cookie !== undefined && { cookie }),
          ...(json !== undefined && { "content-type": "application/json" }),
          ...(fields !== undefined && { "content-type": "application/x-www-form-urlencoded", origin: running.url }),
        },
      });
      message.end(
        fields === undefined
          ? (body ?? (json === undefined ? undefined : JSON.stringify(json)))
          : new URLSearchParams(fields).toString(),
      );
      const [response] = (await once(message, "response")) as [IncomingMessage];
      return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
    },
    async stop() {
      agent.destroy();
      await running.stop();
    },
  };
}
