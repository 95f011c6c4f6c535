import { launchSandbox, type ReadySandbox } from "@signet/tools/launch-sandbox";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    sandbox: ReadySandbox;
  }
}

/** Starts one sandbox for the tests of a project. Workers inherit its authority, so tests use plain fetch. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, ca, userToken, companyToken, signIn, pid, stop } = await launchSandbox();
  process.env.NODE_EXTRA_CA_CERTS = ca;
  project.provide("sandbox", { url, ca, userToken, companyToken, signIn, pid });
  return stop;
}
