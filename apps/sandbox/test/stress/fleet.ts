import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { IncomingMessage } from "node:http";
import { Agent, request } from "node:https";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Reply } from "../support/ask.ts";

/** A sandbox in a process of its own. */
export interface Member {
  url: string;
  /** The path of its authority's PEM file. */
  ca: string;
  userToken: string;
  signIn: { email: string; password: string };
  process: ChildProcess;
  /** Sends one request over verified TLS, on connections that are kept. */
  send(path: string, question?: Question): Promise<Pick<Reply<unknown>, "status" | "headers" | "text">>;
  stop(): Promise<void>;
}

/** What is sent; fields make a form that is posted. */
export interface Question {
  token?: string;
  cookie?: string;
  fields?: Record<string, string>;
}

/** Starts the program as a user would, with these arguments, and waits until it is ready. */
export async function startMember(args: readonly string[]): Promise<Member> {
  const child = spawn(process.execPath, ["--conditions=@signet/source", command, "--json", "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const errors = text(child.stderr);
  const first = await Promise.race([
    once(createInterface(child.stdout), "line").then(([line]) => String(line)),
    once(child, "exit").then(async () => Promise.reject(new Error(await errors))),
  ]);
  const ready = JSON.parse(first) as { url: string; ca: string; userToken: string; signIn: Member["signIn"] };
  const agent = new Agent({ keepAlive: true, maxSockets: 64, ca: readFileSync(ready.ca) });
  const { hostname, port } = new URL(ready.url);
  return {
    ...ready,
    process: child,
    async send(path, { token, cookie, fields } = {}) {
      const message = request({
        ...{ agent, hostname, port, path, method: fields === undefined ? "GET" : "POST" },
        headers: {
          ...(token !== undefined && { authorization: `Basic ${Buffer.from(`${token}:`).toString("base64")}` }),
          ...(cookie !== undefined && { cookie }),
          ...(fields !== undefined && { "content-type": "application/x-www-form-urlencoded", origin: ready.url }),
        },
      });
      message.end(fields && new URLSearchParams(fields).toString());
      const [response] = (await once(message, "response")) as [IncomingMessage];
      return { status: response.statusCode ?? 0, headers: response.headers, text: await text(response) };
    },
    async stop() {
      agent.destroy();
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGTERM");
      await exited;
    },
  };
}

const command = fileURLToPath(new URL("../../src/cli/command.ts", import.meta.url));
