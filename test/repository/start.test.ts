import { execFileSync, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect, type PeerCertificate } from "node:tls";
import { freePort } from "@signet/tools/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const command = [join(import.meta.dirname, "../../tools/run.mjs"), "start"];

describe("pnpm start", () => {
  let folder: string;
  let ports: { SANDBOX_PORT: string; DOCS_PORT: string };
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "signet-start-"));
    ports = { SANDBOX_PORT: String(await freePort()), DOCS_PORT: String(await freePort()) };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test("prints commands that work, also after a second start, and keeps the tokens of users", async () => {
    let otherToken = "";
    for (const round of ["first", "second"]) {
      const started = await start();
      const outputs = ["curl", "Python", "TypeScript"].map((language) =>
        JSON.parse(paste(started.lines[started.lines.indexOf(`# ${language}`) + 1] ?? "")),
      );
      expect(outputs[0].results.length, round).toBeGreaterThan(0);
      expect(outputs[1]).toEqual(outputs[0]);
      expect(outputs[2]).toEqual(outputs[0]);
      expect((await fetch(`http://127.0.0.1:${ports.DOCS_PORT}/token/placement`)).status).toBe(200);

      const curl = started.lines[started.lines.indexOf("# curl") + 1] ?? "";
      if (round === "first") {
        const tokens = curl.replace(
          /https:\S+/,
          `https://localhost:${ports.SANDBOX_PORT}/v1/customers/current/api-tokens`,
        );
        const body = `--header 'Content-Type: application/json' --data '{"description":"A token of a user"}'`;
        otherToken = JSON.parse(paste(`${tokens.replaceAll("'", "")} ${body}`)).token;
      }
      expect(JSON.parse(paste(curl.replace(/-u \S+:/, `-u ${otherToken}:`)))).toEqual(outputs[0]);
      // The certificate file and the printed pin belong to the running server.
      const { raw } = await presentedCertificate(Number(ports.SANDBOX_PORT));
      const file = new X509Certificate(readFileSync(join(folder, "data/certificate.pem")));
      expect(file.fingerprint256).toBe(new X509Certificate(raw).fingerprint256);
      const key = createHash("sha256")
        .update(file.publicKey.export({ type: "spki", format: "der" }))
        .digest("base64");
      expect(started.lines.find((line) => line.startsWith("chromium "))).toContain(
        `spki-list=${key} https://localhost`,
      );
      expect(await started.stop()).toBe(0);
    }
  });

  test("prints nothing from other tools, and Stopped at the end", async () => {
    const started = await start();
    expect(started.lines.slice(0, 2)).toEqual([
      "[2/3] Starting the sandbox",
      expect.stringMatching(/^ +89 companies; first: \S.* \(\d{3}\)$/),
    ]);
    expect(started.lines.at(-1)).toBe(`The site is ready: http://localhost:${ports.DOCS_PORT}`);
    expect(started.lines.join("\n")).not.toMatch(/turbo|docusaurus|warn|security|update/i);
    expect(await started.stop()).toBe(0);
    expect(started.lines.at(-1)).toBe("Stopped.");
    expect(started.errors()).toBe("");
  });

  test("needs no Python: a hint stands in the place of its line", async () => {
    const bin = join(folder, "bin");
    mkdirSync(bin);
    for (const name of ["curl", "git", "pnpm"])
      symlinkSync(execFileSync("which", [name], { encoding: "utf8" }).trim(), join(bin, name));
    const started = await start({ PATH: bin });
    expect(started.lines[started.lines.indexOf("# Python") + 1]).toBe(
      "# Not available: python3 is missing: install Python 3.9 or newer, and put it on the PATH",
    );
    expect(JSON.parse(paste(started.lines[started.lines.indexOf("# TypeScript") + 1] ?? "")).count).toBe(89);
    expect(await started.stop()).toBe(0);
  });

  /** Starts everything, and returns the printed lines up to the last one. */
  async function start(changes: Record<string, string> = {}) {
    const env = { ...process.env, ...ports, SANDBOX_DATA: join(folder, "data"), ...changes };
    const child = spawn(process.execPath, command, { env, stdio: ["ignore", "pipe", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    const lines: string[] = [];
    const output = createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    const closed = once(child, "close");
    const isReady = () => lines.at(-1)?.startsWith("The site is ready");
    while (child.exitCode === null && !isReady()) await Promise.race([once(output, "line"), closed]);
    if (!isReady()) throw new Error(`start exited early:\n${lines.join("\n")}\n${errors}`);
    const stop = async (): Promise<number> => {
      child.kill("SIGINT");
      return (await closed)[0];
    };
    return { lines, errors: () => errors, stop };
  }

  /** Returns the certificate that the sandbox presents, verified with its authority. */
  async function presentedCertificate(port: number): Promise<PeerCertificate> {
    const socket = connect({ host: "localhost", port, ca: readFileSync(join(folder, "data/ca.pem")) });
    await once(socket, "secureConnect");
    const certificate = socket.getPeerCertificate();
    socket.destroy();
    return certificate;
  }

  /** Runs a printed command as in another shell: in another folder, and with the PATH only. */
  function paste(line: string): string {
    return execFileSync("bash", ["-c", line], {
      cwd: folder,
      env: { PATH: process.env.PATH },
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
  }
});
