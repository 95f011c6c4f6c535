/** A sandbox in this process. */
export interface TestSandbox {
  /** Options for `createClient`: the sandbox's address and a token that works. */
  options: { baseUrl: string; token: string };
  /** The path of the PEM file that other processes must trust. */
  ca: string;
  /** A company token, with an admin's rights. */
  companyToken: string;
  /** Makes the next requests fail, each with one fault, as `/sandbox/faults` describes them. */
  injectFaults(faults: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

/** The function `startSandbox` of `@signet/sandbox`. */
export type StartSandbox<Options extends object> = (options: Options) => Promise<{
  url: string;
  ca: string;
  userToken: string;
  companyToken: string;
  close(): Promise<void>;
}>;

/**
 * Starts the sandbox in this process, over TLS, and makes this process trust its certificate.
 *
 * Needs a Node.js with `tls.setDefaultCACertificates`: 22.19, 24.5 or newer.
 *
 * @param startSandbox - `startSandbox` of `@signet/sandbox`.
 * @param options - the sandbox's options. Fault injection is on.
 * @throws {@link Error} where the runtime cannot trust a certificate while it runs.
 *
 * @example
 * ```ts
 * import { startSandbox } from "@signet/sandbox";
 * const sandbox = await startTestSandbox(startSandbox);
 * const client = createClient(sandbox.options);
 * await sandbox.close();
 * ```
 */
export async function startTestSandbox<Options extends object>(
  startSandbox: StartSandbox<Options>,
  options?: Options,
): Promise<TestSandbox> {
  const { process } = globalThis as { process?: Builtin };
  const tls = process?.getBuiltinModule?.("node:tls");
  const files = process?.getBuiltinModule?.("node:fs");
  if (!tls?.setDefaultCACertificates || !files) {
    throw new Error("startTestSandbox needs a Node.js with tls.setDefaultCACertificates: 22.19, 24.5 or newer");
  }
  const settings = { onMessage: () => {}, ...options, faults: true };
  const { url, ca, userToken, companyToken, close } = await startSandbox(settings as unknown as Options);
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
