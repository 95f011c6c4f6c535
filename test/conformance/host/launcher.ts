import type { Authority } from "@signet/tools/certificates";
import type { ListenerHosts } from "../protocol.ts";

/** The parts of a run that a launcher uses. */
export interface Launch {
  /** The origin of the trusted listener. */
  origin: string;
  hosts: ListenerHosts;
  authority: Authority;
  /** A folder for this run, with `ca.pem` and `probe.mjs`. */
  folder: string;
  /** Resolves when the probe has posted its report. */
  reported: Promise<unknown>;
}

/** Runs the probe in one runtime, and returns its version and output. */
export type Launcher = (launch: Launch) => Promise<{ version: string; output: string }>;
