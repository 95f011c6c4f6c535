import type { Sandbox } from "@signet/sandbox";
import { expect } from "vitest";
import { sendRequest } from "./send-request.ts";

/** Moves the clock of a sandbox on, and returns its date. */
export async function moveClock(sandbox: Sandbox, days: number): Promise<string> {
  const reply = await sendRequest<{ today: string }>(sandbox, "/sandbox/clock", { method: "POST", body: { days } });
  expect(reply.status, reply.text).toBe(200);
  return reply.json.today;
}
