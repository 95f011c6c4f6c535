/**
 * Reads an environment variable wherever there is an environment: Node.js, Deno, Bun, and Workers with `nodejs_compat`.
 *
 * @returns the value, or `undefined` when it is unset, when the program may not read it (Deno), and in a browser.
 */
export function readEnvironment(name: string): string | undefined {
  const scope = globalThis as { process?: { env: Record<string, string | undefined> } };
  try {
    // Own properties only, for a polluted Object.prototype is no environment.
    const env = Object.hasOwn(scope, "process") && scope.process?.env;
    return env && Object.hasOwn(env, name) ? env[name] : undefined;
  } catch {
    return undefined;
  }
}
