import type { Finding } from "../protocol.ts";

/** The findings of the path and query cases. */
export interface ValueRound {
  cases: number;
  escapes: Finding[];
  failed: Finding[];
}
