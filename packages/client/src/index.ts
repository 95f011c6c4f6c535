export type { AuthErrorCode, TokenSource } from "@signet/auth";
export { AuthError } from "@signet/auth";
export type { Call, CallOptions, Client, ClientOptions } from "./client.ts";
export { createClient } from "./client.ts";
export type { ClientErrorCode } from "./errors.ts";
export { ClientError } from "./errors.ts";
export type { components, operations, paths } from "./generated/contract.ts";
export type { DeclaredResult, Result, UnexpectedResult } from "./result.ts";
