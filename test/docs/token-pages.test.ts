import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { ensurePython } from "@signet/tools/python";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

const run = promisify(execFile);

/** Runs what the pages on tokens say about curl and requests. */
describe("the pages on tokens", () => {
  let sandbox: Sandbox;
  let python: string;
  let home: string;
  let credentials: string[];
  beforeAll(async () => {
    sandbox = await startSandbox({ companies: 10 });
    python = await ensurePython();
    home = mkdtempSync(join(tmpdir(), "signet-home-"));
    sandbox.server.prependListener("request", ({ headers: { authorization = "" } }) => {
      credentials.push(Buffer.from(authorization.replace("Basic ", ""), "base64").toString());
    });
  });
  beforeEach(() => {
    credentials = [];
  });
  afterAll(async () => {
    if (home) rmSync(home, { recursive: true });
    await sandbox?.close();
  });

  const environment = () => ({
    PATH: process.env.PATH,
    HOME: home,
    CURL_CA_BUNDLE: sandbox.ca,
    REQUESTS_CA_BUNDLE: sandbox.ca,
    TOKEN: sandbox.userToken,
    URL: `${sandbox.url}/v1/users/current`,
  });
  const shell = (command: string) => run("bash", ["-c", command], { env: environment() });
  const requests = (call: string) =>
    run(python, ["-c", `import os, requests\nprint(requests.get(os.environ["URL"], ${call}).status_code)`], {
      env: environment(),
    }).then(({ stdout }) => stdout.trim());

  test("with the colon curl sends the token and a blank password", async () => {
    await shell('curl --silent --fail -u "$TOKEN:" "$URL"');
    expect(credentials).toEqual([`${sandbox.userToken}:`]);
  });

  test("without the colon curl asks for a password", async () => {
    // Without a terminal, curl prints the prompt and reads nothing.
    const { stderr } = await shell('setsid curl --silent -u "$TOKEN" "$URL" </dev/null');
    expect(stderr).toContain("Enter host password for user");
  });

  test("a variable that is not set sends an empty user name, and the response is 401", async () => {
    const { stdout } = await shell(
      'curl --silent --output /dev/null --write-out "%{http_code}" -u "$BITSIGHT_API_TOKEN:" "$URL"',
    );
    expect(stdout).toBe("401");
    expect(credentials).toEqual([":"]);
  });

  test("requests sends the token of auth, with a blank password", async () => {
    expect(await requests('auth=(os.environ["TOKEN"], "")')).toBe("200");
    expect(credentials).toEqual([`${sandbox.userToken}:`]);
  });

  test("requests sends the word None for a password that is None", async () => {
    await requests('auth=(os.environ["TOKEN"], None)');
    expect(credentials).toEqual([`${sandbox.userToken}:None`]);
  });

  test("requests fails with a TypeError when auth is not a pair", async () => {
    await expect(requests('auth=(os.environ["TOKEN"])')).rejects.toThrow("TypeError");
    expect(credentials).toEqual([]);
  });

  test("~/.netrc replaces a header, but not auth", async () => {
    writeFileSync(join(home, ".netrc"), "machine localhost\nlogin somebody\npassword else\n", { mode: 0o600 });
    await requests('headers={"Authorization": "Basic bXktdG9rZW46"}');
    await requests('auth=(os.environ["TOKEN"], "")');
    expect(credentials).toEqual(["somebody:else", `${sandbox.userToken}:`]);
  });

  test("without the certificate authority each program reports an untrusted certificate", async () => {
    const env = { ...environment(), CURL_CA_BUNDLE: undefined, REQUESTS_CA_BUNDLE: undefined };
    const failing = (program: string, words: string[]) =>
      run(program, words, { env }).then(
        () => "no error",
        (error: { stderr: string }) => error.stderr,
      );
    expect(await failing("curl", ["-sS", env.URL])).toContain("SSL certificate problem");
    expect(await failing(python, ["-c", "import os, requests; requests.get(os.environ['URL'])"])).toContain(
      "CERTIFICATE_VERIFY_FAILED",
    );
    expect(await failing(process.execPath, ["--eval", "await fetch(process.env.URL)"])).toMatch(
      /UNABLE_TO_VERIFY_LEAF_SIGNATURE|SELF_SIGNED_CERT_IN_CHAIN/,
    );
    expect(credentials).toEqual([]);
  });
});
