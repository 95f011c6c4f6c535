import type { TestSandbox } from "@signet/client/testing";
import { startTestSandbox } from "@signet/client/testing";
import { onTestFinished } from "vitest";

/** A sandbox of the test's own, over TLS, whose faults are its own, too. */
export async function startOwnSandbox(options: object = {}): Promise<TestSandbox> {
  const sandbox = await startTestSandbox({ companies: 30, ...options });
  onTestFinished(() => sandbox.close());
  return sandbox;
}
