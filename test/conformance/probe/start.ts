import type { Subject } from "../subjects/subject.ts";
import { probe } from "./probe.ts";

/** Starts the probe in Node, Deno or Bun. The process ends with an uncaught error, which is a sink too. */
export async function startInProcess(subjects: readonly Subject[]): Promise<void> {
  const { argv } = (globalThis as unknown as { process: { argv: string[] } }).process;
  throw await probe(argv[2] ?? "", subjects);
}

/** Starts the probe in a page, which the trusted listener serves. */
export async function startInPage(subjects: readonly Subject[]): Promise<void> {
  throw await probe(location.origin, subjects);
}

/** Starts the probe in workerd. The request's body is the origin. */
export function workerHandler(subjects: readonly Subject[]): { fetch(request: Request): Promise<Response> } {
  return {
    async fetch(request) {
      throw await probe(await request.text(), subjects);
    },
  };
}
