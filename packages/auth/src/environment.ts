/**
 * Reads an environment variable in Node.js, Deno, Bun, and Workers with `nodejs_compat`.
 *
 * @returns the value, or `undefined` when it is unset, when Deno does not allow reading it, and in a browser.
 */
export function readEnvironment(name: string): string | undefined {
  const scope = globalThis as { process?: { env: Record<string, string | undefined> } };
  try {
    // Own properties only: a polluted Object.prototype is not the environment.
    const env = Object.hasOwn(scope, "process") && scope.process?.env;
    return env && Object.hasOwn(env, name) ? env[name] : undefined;
  } catch {
    return undefined;
  }
}
