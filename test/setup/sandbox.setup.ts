import type { ReadySandbox } from "@signet/tools/launch-sandbox";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    sandbox: ReadySandbox;
  }
}

/** Starts one sandbox for the project's tests. Workers get its authority before they start, so tests use plain fetch. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { stop, ...sandbox } = await launchSandbox(`${import.meta.dirname}/../../apps/sandbox/src/cli/command.ts`);
  process.env.NODE_EXTRA_CA_CERTS = sandbox.ca;
  project.provide("sandbox", sandbox);
  return stop;
}
