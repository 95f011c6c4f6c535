/** What ends the command with a message. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  /** 1: a snippet could not be written; 2: the command line or the document is wrong. */
  readonly exitCode: 1 | 2;

  constructor(exitCode: 1 | 2, message: string, options?: ErrorOptions) {
    super(message, options);
    this.exitCode = exitCode;
  }
}
