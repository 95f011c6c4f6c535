import type { Sender } from "../subjects/subject.ts";
import { pathEscape, queryEscape } from "./escape.ts";

/** One path value, or a query. */
export interface Given {
  path?: unknown;
  query?: Record<string, unknown>;
}

/** A call with it. */
export interface ValueCall {
  send: () => unknown;
  /** Describes the difference between the sent target and the intended one. */
  escape: (target: string, base: string) => string | undefined;
}

/** The call that carries the values, if the library can make it. */
export function valueCall(sender: Sender, { path, query }: Given): ValueCall | undefined {
  if (query !== undefined) {
    return (
      sender.search && {
        send: () => sender.search?.(query),
        escape: (target, base) => queryEscape(target, `${base}/v2/portfolio`, query),
      }
    );
  }
  return (
    sender.get && {
      send: () => sender.get?.(path),
      escape: (target, base) => pathEscape(target, `${base}/v1/companies/`, path),
    }
  );
}
