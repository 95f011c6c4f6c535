export type { SandboxErrorCode } from "./errors.ts";
export { SandboxError } from "./errors.ts";
export type { Sandbox, SandboxOptions } from "./server.ts";
export { startSandbox } from "./server.ts";
