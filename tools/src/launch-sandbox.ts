import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** What the sandbox prints once it accepts connections. */
export interface ReadySandbox {
  url: string;
  ca: string;
  userToken: string;
  companyToken: string;
  signIn: { email: string; password: string; url: string };
  pid: number;
}

/** Starts the sandbox's command from source as a process of its own, on a free port, keeping nothing. */
export async function launchSandbox(command: string): Promise<ReadySandbox & { stop(): Promise<void> }> {
  const flags = ["--conditions=@signet/source", command, "--port", "0", "--data", ":memory:", "--json"];
  const child = spawn(process.execPath, flags, { stdio: ["ignore", "pipe", "inherit"] });
  const exit = once(child, "exit");
  const died = exit.then(([code]) =>
    Promise.reject(new Error(`the sandbox ended with exit code ${code} before it was ready`)),
  );
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), "line"), died]);
  const stop = async () => {
    child.kill("SIGTERM");
    await exit;
  };
  return { ...JSON.parse(String(line)), stop };
}
