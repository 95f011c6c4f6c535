import type { Authority } from "@signet/tools/certificates";
import type { Places } from "../protocol.ts";

/** The parts of a run that a launcher uses. */
export interface Launch {
  /** A's address. */
  origin: string;
  places: Places;
  authority: Authority;
  /** A folder of the run's own, with `ca.pem` and `probe.mjs`. */
  folder: string;
  /** Resolves when the probe has posted its report; rejects when it takes too long. */
  reported: Promise<unknown>;
}

/** Runs the probe in one runtime to its end; resolves to its version and to all that it printed. */
export type Launcher = (launch: Launch) => Promise<{ version: string; output: string }>;
