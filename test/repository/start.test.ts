import { execFileSync, spawn } from "node:child_process";
import { createHash, X509Certificate } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { connect, type PeerCertificate } from "node:tls";
import { freePort } from "@signet/tools/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const command = join(import.meta.dirname, "../../tools/commands/start.ts");

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

  test("names the port that is in use and the variable to choose another", async () => {
    const taken = createServer().listen(Number(ports.SANDBOX_PORT), "127.0.0.1");
    await once(taken, "listening");
    const child = spawn(process.execPath, [command], {
      env: { ...process.env, ...ports },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [errors, [code]] = await Promise.all([child.stderr.toArray(), once(child, "exit")]);
    taken.close();
    expect(code).toBe(1);
    expect(errors.join("").trim()).toMatch(
      new RegExp(`^Could not start: port ${ports.SANDBOX_PORT} .*SANDBOX_PORT=.*$`),
    );
  });

  /** Starts everything, and returns the printed lines up to the last one. */
  async function start(): Promise<{ lines: string[]; stop(): Promise<number> }> {
    const env = { ...process.env, ...ports, SANDBOX_DATA: join(folder, "data") };
    const child = spawn(process.execPath, [command], { env, stdio: ["ignore", "pipe", "inherit"] });
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.startsWith("Ctrl-C")) break;
    }
    if (!lines.at(-1)?.startsWith("Ctrl-C")) throw new Error(`start exited early:\n${lines.join("\n")}`);
    const stop = async () => {
      child.kill("SIGINT");
      return (await once(child, "exit"))[0];
    };
    return { lines, stop };
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
