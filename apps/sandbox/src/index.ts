export type { SandboxErrorCode } from "./errors.ts";
export { SandboxError } from "./errors.ts";
export type { Sandbox, SandboxOptions } from "./options.ts";
export { startSandbox } from "./server.ts";
