import type { Sender } from "../subjects/subject.ts";
import { pathEscape, queryEscape } from "./escape.ts";

/** One path value, or a query. */
export interface Given {
  path?: unknown;
  query?: Record<string, unknown>;
}

/** A call with the value. */
export interface ValueCall {
  send: () => unknown;
  /** Returns how the sent target differs from the intended one. */
  escape: (target: string, base: string) => string | undefined;
}

/** Returns the call that sends the values, if the library supports it. */
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
