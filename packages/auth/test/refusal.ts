import { AuthError } from "@signet/auth";

/** Returns the AuthError that an action throws or rejects with. */
export async function refusal(action: () => unknown): Promise<AuthError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof AuthError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** All that a log could show of an error. */
export function printed(error: Error): string {
  return [error.message, error.stack, JSON.stringify(error), JSON.stringify(Object.entries(error))].join("\n");
}
