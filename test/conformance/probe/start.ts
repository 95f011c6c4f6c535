import type { Subject } from "../subjects/subject.ts";
import { probe } from "./probe.ts";

/** Node, Deno and Bun: the origin is the first argument, and the process ends in an error that nobody catches. */
export async function startInProcess(subjects: readonly Subject[]): Promise<void> {
  const { argv } = (globalThis as unknown as { process: { argv: string[] } }).process;
  throw await probe(argv[2] ?? "", subjects);
}

/** A page: A serves it. */
export async function startInPage(subjects: readonly Subject[]): Promise<void> {
  throw await probe(location.origin, subjects);
}

/** workerd: the request's body is the origin. */
export function workerHandler(subjects: readonly Subject[]): { fetch(request: Request): Promise<Response> } {
  return {
    async fetch(request) {
      throw await probe(await request.text(), subjects);
    },
  };
}
