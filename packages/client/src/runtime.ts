import { version } from "./generated/metadata.ts";

const agent: string = globalThis.navigator?.userAgent ?? "";

/** Says whether this is a browser, or a worker of one. */
export const inBrowser: boolean = agent.startsWith("Mozilla");

/** The headers of every request. A browser sets its own user agent, and changing it costs a preflight request. */
export const commonHeaders: Readonly<Record<string, string>> = inBrowser
  ? {}
  : { "user-agent": `signet-client/${version} (${agent})` };
