import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";

/** Cost of a command and all processes that it started. */
export interface Measured {
  readonly seconds: number;
  /** CPU time, which other work on the machine disturbs less than the time. */
  readonly cpuSeconds: number;
  /** Highest memory of all processes together. Shared pages count once. */
  readonly peakBytes: number;
  /** The output of the command. */
  readonly printed: string;
}

/**
 * Runs a command and measures it. Needs Linux, because it reads `/proc`.
 *
 * @throws Error with the output, when the command fails.
 */
export async function measure(
  command: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Measured> {
  const [start, cpu] = [performance.now(), childCpuSeconds()];
  // Detached, so that its processes run in a separate session.
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let peakBytes = 0;
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => printed.push(chunk));
  const watching = setInterval(() => {
    peakBytes = Math.max(peakBytes, bytesOf(child.pid ?? 0));
  }, 100);
  const [code] = await once(child, "close");
  clearInterval(watching);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} exited with code ${code}:\n${Buffer.concat(printed)}`);
  const seconds = (performance.now() - start) / 1_000;
  return { seconds, cpuSeconds: childCpuSeconds() - cpu, peakBytes, printed: Buffer.concat(printed).toString() };
}

/** Adds the costs of commands that ran one after another. */
export function sum(parts: readonly Measured[]): Measured {
  const total = (figure: "seconds" | "cpuSeconds") => parts.reduce((all, part) => all + part[figure], 0);
  return {
    seconds: total("seconds"),
    cpuSeconds: total("cpuSeconds"),
    peakBytes: Math.max(...parts.map(({ peakBytes }) => peakBytes)),
    printed: parts.map(({ printed }) => printed).join(""),
  };
}

function bytesOf(session: number): number {
  let kilobytes = 0;
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try {
      if (Number(fieldsOf(pid)[3]) !== session) continue;
      const memory = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
      kilobytes += Number(/^Pss:\s+(\d+) kB$/m.exec(memory)?.[1] ?? 0);
    } catch (error) {
      // The process has exited since the folder was read.
      if (!["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    }
  }
  return kilobytes * 1_024;
}

/** Returns the CPU time of child processes that have exited, in seconds. */
function childCpuSeconds(): number {
  const fields = fieldsOf("self");
  // cutime and cstime, in hundredths.
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** Returns the fields of `/proc/<pid>/stat` from the third on: state, parent, group, session. */
function fieldsOf(pid: string): string[] {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}
