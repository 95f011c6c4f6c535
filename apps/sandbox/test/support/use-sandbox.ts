import { type Sandbox, type SandboxOptions, startSandbox } from "@signet/sandbox";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { sendRequest } from "./send-request.ts";

/** Starts a sandbox before the tests of a file, and closes it after them. */
export function useSandbox(options?: SandboxOptions): Sandbox {
  const sandbox = {} as Sandbox;
  beforeAll(async () => {
    Object.assign(sandbox, await startSandbox(options));
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
