/** A sandbox in this process. */
export interface TestSandbox {
  /** What `createClient` takes: its address and a token that works. */
  options: { baseUrl: string; token: string };
  /** The path of the PEM file that other processes are to trust. */
  ca: string;
  /** A token of an admin's rights that belongs to the customer. */
  companyToken: string;
  /** Lets the next requests go wrong, each by one fault, as `/sandbox/faults` describes them. */
  injectFaults(faults: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts the sandbox in this process, over TLS, and lets this process trust its certificate. Needs the package `@signet/sandbox` and
 * a Node.js with `tls.setDefaultCACertificates` (22.19, 24.5 or newer).
 *
 * @param options - what `startSandbox` takes, beside `faults`, which is on.
 * @throws {@link Error} saying what is missing.
 *
 * @example
 * ```ts
 * const sandbox = await startTestSandbox();
 * const client = createClient(sandbox.options);
 * await sandbox.close();
 * ```
 */
export async function startTestSandbox(options: object = {}): Promise<TestSandbox> {
  const { process } = globalThis as { process?: Builtin };
  const tls = process?.getBuiltinModule?.("node:tls");
  const files = process?.getBuiltinModule?.("node:fs");
  if (!tls?.setDefaultCACertificates || !files) throw new Error("this runtime cannot be told whom to trust");
  // Named by a variable, for a bundler or a compiler to leave alone: the package need not be there.
  const name: string = "@signet/sandbox";
  const { startSandbox }: SandboxModule = await import(name);
  const { url, ca, userToken, companyToken, close } = await startSandbox({
    onMessage: () => {},
    ...options,
    faults: true,
  });
  tls.setDefaultCACertificates([...tls.getCACertificates("default"), files.readFileSync(ca, "utf8")]);
  return {
    options: { baseUrl: url, token: userToken },
    ca,
    companyToken,
    async injectFaults(faults) {
      const headers = { "content-type": "application/json" };
      const { ok, status } = await fetch(`${url}/sandbox/faults`, {
        method: "POST",
        headers,
        body: JSON.stringify(faults),
      });
      if (!ok) throw new Error(`the sandbox refused the faults with ${status}`);
    },
    close: () => close(),
  };
}

interface Builtin {
  getBuiltinModule?<Name extends keyof Modules>(name: Name): Modules[Name] | undefined;
}
interface Modules {
  "node:tls": {
    getCACertificates(type: "default"): string[];
    setDefaultCACertificates?(certificates: string[]): void;
  };
  "node:fs": { readFileSync(path: string, encoding: "utf8"): string };
}
interface SandboxModule {
  startSandbox(options: object): Promise<{
    url: string;
    ca: string;
    userToken: string;
    companyToken: string;
    close(): Promise<void>;
  }>;
}
