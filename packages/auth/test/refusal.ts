import { AuthError } from "@signet/auth";

/** What an action threw or rejected with, which has to be an error of ours. */
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
