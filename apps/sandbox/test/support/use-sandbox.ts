import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { sendRequest } from "./send-request.ts";

/** The date of the data in all tests that depend on it. */
export const testDate = "2026-11-30";

/** Starts a sandbox of ten companies before the tests of a file, and closes it after them. */
export function useSandbox(options?: SandboxOptions): Sandbox {
  const sandbox = {} as Sandbox;
  beforeAll(async () => {
    Object.assign(sandbox, await startSandbox({ companies: 10, today: testDate, onMessage: () => {}, ...options }));
  });
  afterAll(() => sandbox.close());
  return sandbox;
}

/** Restores the data of a sandbox before each test. */
export function resetBeforeEach(sandbox: Sandbox): void {
  beforeEach(async () => {
    await sendRequest(sandbox, "/sandbox/reset", { method: "POST" });
  });
}
