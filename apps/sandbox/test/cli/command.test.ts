import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatHelp, parseFlags } from "../../src/cli/flags.ts";
import { runtimeWarning, unsupportedNode } from "../../src/cli/runtime.ts";
import { sendRequest } from "../support/send-request.ts";

const command = join(import.meta.dirname, "../../src/cli/command.ts");
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "signet-command-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

function launch(
  args: string[],
  environment: Record<string, string> = {},
): ChildProcessByStdio<null, Readable, Readable> {
  return spawn(process.execPath, ["--conditions=@signet/source", command, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, SANDBOX_COMPANIES: "10", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  }) as ChildProcessByStdio<null, Readable, Readable>;
}

/** Runs the command until it exits. */
async function run(args: string[], environment?: Record<string, string>) {
  const child = launch(args, environment);
  const [stdout, stderr, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  const lines = stderr.split("\n").filter((line) => line !== "");
  return { code, stdout, lines };
}

describe("signet-sandbox", () => {
  test("--json prints one line for programs, and SIGTERM stops the sandbox", async () => {
    const child = launch(["--port", "0", "--data", ":memory:", "--json"]);
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const ready = JSON.parse(line);
    expect(Object.keys(ready)).toEqual(["url", "ca", "userToken", "companyToken", "signIn", "pid"]);
    expect(Object.keys(ready.signIn)).toEqual(["email", "password", "url"]);
    expect(ready.pid).toBe(child.pid);
    for (const token of [ready.userToken, ready.companyToken]) {
      expect((await sendRequest(ready, "/v1/users/current", { token })).status).toBe(200);
    }
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(() => readFileSync(ready.ca)).toThrow("ENOENT");
  });

  test("without --json it prints the same for people, with a line that works", async () => {
    const child = launch(["--port", "0"]);
    const lines: string[] = [];
    for await (const line of createInterface({ input: child.stdout })) {
      lines.push(line);
      if (line.startsWith("Press Ctrl-C")) break;
    }
    const printed = lines.join("\n");
    expect(printed).toContain("Unofficial: not affiliated with Bitsight.");
    const curl = lines.find((line) => line.startsWith("  curl ")) ?? "";
    const shell = spawn("bash", ["-c", curl], { env: { PATH: process.env.PATH } });
    expect(JSON.parse(await text(shell.stdout)).results).toHaveLength(3);
    expect(printed).toMatch(/--ignore-certificate-errors-spki-list=[\w+/]{43}= /);
    child.kill("SIGINT");
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(readFileSync(join(folder, ".sandbox/ca.pem"), "utf8")).toContain("BEGIN CERTIFICATE");
  });

  test.each<[string, string[], RegExp]>([
    ["an unknown flag", ["--prot", "1"], /Unknown option '--prot'.*--help/],
    ["a certificate without its key", ["--cert", "x.pem", "--port", "0"], /--cert and --key go together/],
  ])("rejects %s in one line", async (_, args, message) => {
    const { code, stdout, lines } = await run(args);
    expect([code, stdout, lines.length]).toEqual([2, "", 1]);
    expect(lines[0]).toMatch(message);
  });

  test("reports a taken port in one line, and changes nothing", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const { code, lines } = await run(["--port", String(port), "--data", join(folder, "untouched")]);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(
      `cannot listen on 127.0.0.1:${port} (EADDRINUSE): stop what uses it, or choose another with --port`,
    );
    expect(() => readFileSync(join(folder, "untouched/sandbox.db"))).toThrow("ENOENT");
    taken.close();
  });

  test("reports a data folder that is not writable in one line", async () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    const { code, lines } = await run(["--port", "0", "--data", join(file, "data")]);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/cannot write to the data folder .* \(ENOTDIR\): choose another with --data/);
  });

  test("reports a folder in which none can be made", async () => {
    const { code, lines } = await run(["--port", "0", "--data", "/proc/1/x"]);
    expect([code, lines.length]).toEqual([1, 1]);
    expect(lines[0]).toMatch(/cannot write to the data folder \/proc\/1\/x/);
  });

  test("reports a broken database, and data of other options, in one line each", async () => {
    const data = join(folder, "world");
    const child = launch(["--port", "0", "--data", data, "--json", "--companies", "10"]);
    await once(createInterface({ input: child.stdout }), "line");
    child.kill();
    await once(child, "exit");
    const other = await run(["--port", "0", "--data", data, "--companies", "20"]);
    expect([other.code, other.lines.length]).toEqual([2, 1]);
    expect(other.lines[0]).toMatch(
      /generated with --companies 10 --seed 1: choose another with --data DIR or --database-url URL, or delete it/,
    );
    writeFileSync(join(data, "sandbox.db"), "not a database, whatever its name says");
    const broken = await run(["--port", "0", "--data", data]);
    expect([broken.code, broken.lines.length]).toEqual([1, 1]);
    expect(broken.lines[0]).toMatch(/cannot use the database/);
  });

  test("warns about more names and other machines", async () => {
    const child = launch([
      "--port",
      "0",
      "--data",
      ":memory:",
      "--json",
      "--host",
      "0.0.0.0",
      "--also-name",
      "api.bitsighttech.com",
      "--also-name",
      "service.bitsighttech.com",
    ]);
    const errors = text(child.stderr);
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    expect(JSON.parse(line).url).toMatch(/^https:\/\/localhost:/);
    child.kill();
    expect(await errors).toMatch(
      /other machines may reach this sandbox[\s\S]*also names api\.bitsighttech\.com[\s\S]*also names service\.bitsighttech\.com/,
    );
  });

  test("has its help in the README", () => {
    expect(readFileSync(join(import.meta.dirname, "../../README.md"), "utf8")).toContain(formatHelp());
  });

  test("prints its help and its version", async () => {
    expect(await run(["--help"])).toMatchObject({ code: 0, stdout: expect.stringContaining("--also-name"), lines: [] });
    expect(await run(["--version"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe("parseFlags", () => {
  test("uses the environment where a flag is missing", () => {
    const environment = {
      SANDBOX_PORT: "1234",
      SANDBOX_DATA: "x",
      SANDBOX_JSON: "1",
      SANDBOX_ALSO_NAME: "a.example,b.example",
    };
    expect(parseFlags(["--port", "4321"], environment)).toMatchObject({
      json: true,
      options: { port: 4321, data: "x", alsoName: ["a.example", "b.example"] },
    });
    expect(parseFlags([], { SANDBOX_PORT: "", SANDBOX_NO_LIMITS: "true" }).options).toMatchObject({
      port: 8443,
      limits: false,
    });
    expect(parseFlags(["--rate", "5000/300", "--faults"], { SANDBOX_CONCURRENT: "3" }).options).toMatchObject({
      ...{ rate: { requests: 5000, seconds: 300 }, concurrent: 3, faults: true },
    });
    const databaseUrl = "postgres://localhost/x";
    expect(parseFlags([], { DATABASE_URL: databaseUrl }).options).toMatchObject({ databaseUrl });
  });
});

describe("parseFlags rejects", () => {
  test.each<[string, string[], RegExp]>([
    ["a positional argument", ["start"], /'start'.*--help/],
    ["a flag without its value", ["--port"], /--port.*--help/],
    ["an invalid port", ["--port", "66000"], /--port must be an integer from 0 to 65535: got "66000"/],
    ["too few companies", ["--companies", "2"], /--companies must be an integer from 10/],
    ["an invalid seed", ["--seed", "x"], /--seed must be/],
    ["an invalid rate", ["--rate", "100"], /--rate must be REQUESTS\/SECONDS, such as 5000\/300: got "100"/],
    ["no concurrent requests", ["--concurrent", "0"], /--concurrent must be an integer from 1/],
    ["an empty folder", ["--data", ""], /--data must be a text/],
    ["a host of a control character", ["--host", "\u0007"], /--host must be a text/],
    ["an invalid name", ["--also-name", "a b"], /--also-name must be/],
    [
      "a URL of another database",
      ["--database-url", "mysql://somebody:secret@localhost/x"],
      /^(?!.*secret).*must be a PostgreSQL URL/,
    ],
  ])("%s", (_, args, message) => {
    const problem = { code: "ERR_OPTION", message: expect.stringMatching(message) };
    expect(() => parseFlags(args, {})).toThrow(expect.objectContaining(problem));
  });
});

describe("runtimeWarning", () => {
  test.each(["20.20.2", "22.23.3", "24.21.0", "24.22.0", "25.1.0", "26.12.0"])("warns of %s", (version) => {
    expect(runtimeWarning(version)).toContain(version);
  });

  test.each(["22.23.4", "22.24.0", "24.22.1", "26.12.1", "28.0.0"])("accepts %s", (version) => {
    expect(runtimeWarning(version)).toBeUndefined();
  });
});

describe("unsupportedNode", () => {
  test.each(["12.22.12", "18.20.8", "20.20.2", "22.22.2", "23.11.1", "24.14.1", "25.9.0"])("refuses %s", (version) => {
    expect(unsupportedNode(version)).toBe(`Node ${version} is not supported: use Node ^22.22.3 || ^24.15.0 || >=26`);
  });

  test.each(["22.22.3", "22.23.0", "24.15.0", "24.16.0", "26.0.0", "27.1.0"])("accepts %s", (version) => {
    expect(unsupportedNode(version)).toBeUndefined();
  });
});
