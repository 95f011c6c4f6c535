import type { Sandbox } from "@signet/sandbox";
import { expect } from "vitest";
import { ask } from "./ask.ts";

/** Reads the JSON at a path, which must respond with 200. */
export async function read<T>(sandbox: Sandbox, path: string): Promise<T> {
  const { status, json, text } = await ask<T>(sandbox, path);
  expect(status, `${path} ${text.slice(0, 200)}`).toBe(200);
  return json;
}
