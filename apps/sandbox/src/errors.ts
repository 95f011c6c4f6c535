/** The reason why the sandbox did not start. Codes are public: renaming one is a major release. */
export type SandboxErrorCode =
  | "ERR_OPTION"
  | "ERR_PORT"
  | "ERR_DATA_FOLDER"
  | "ERR_DATABASE"
  | "ERR_CERTIFICATE"
  | "ERR_CONTRACT";

/** Thrown when the sandbox cannot start. The message is one line that names the fix. */
export class SandboxError extends Error {
  override readonly name = "SandboxError";
  /** The stable reason to branch on. */
  readonly code: SandboxErrorCode;

  constructor(code: SandboxErrorCode, message: string, options?: ErrorOptions) {
    super(message.replace(/\s*\n\s*/g, " "), options);
    this.code = code;
  }
}

export function reasonOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  return typeof code === "string" ? code : String(message ?? error);
}
