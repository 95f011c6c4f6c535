import type { Sandbox } from "@signet/sandbox";
import { expect } from "vitest";
import { sendRequest } from "./send-request.ts";

/** Reads the JSON at a path, which must respond with 200. */
export async function read<T>(sandbox: Sandbox, path: string): Promise<T> {
  const { status, json, text } = await sendRequest<T>(sandbox, path);
  expect(status, `${path} ${text.slice(0, 200)}`).toBe(200);
  return json;
}
