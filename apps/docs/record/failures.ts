import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority } from "@signet/tools/certificates";
import { freePort } from "@signet/tools/free-port";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { ensurePython } from "@signet/tools/python";

/** The outputs of failing calls by symptom, as pages show them. */
export interface RecordedFailures {
  /** The SHA-256 of the programs: with others the record is stale. */
  readonly programs: string;
  /** The date of the run. */
  readonly date: string;
  readonly outputs: Readonly<Record<string, FailureOutputs>>;
}

/** The outputs of one failing call in curl, Python and TypeScript. */
export type FailureOutputs = Readonly<Record<"curl" | "python" | "typescript", string>>;

/** Runs one call in each language against each kind of failure, and returns what it prints, by symptom. */
export async function recordFailures(): Promise<Readonly<Record<string, FailureOutputs>>> {
  const python = await ensurePython();
  const sandbox = await launchSandbox({ flags: ["--faults"] });
  const limited = await launchSandbox({ flags: ["--rate", "1/60"] });
  const silent = await startSilentServer();
  const { url, ca, userToken: token } = sandbox;
  const call = { url, ca, token, python };
  const withFault = async (fault: object) => {
    const curl = ["--cacert", ca, "--silent", "--header", "content-type: application/json"];
    // One for each language.
    const faults = JSON.stringify([{ ...fault, times: 3 }]);
    await run("curl", [...curl, "--data", faults, `${url}/sandbox/faults`], {});
    return runCall(call);
  };
  try {
    // The one request that the limit allows.
    await runCall({ ...call, url: limited.url, ca: limited.ca, token: limited.userToken });
    return {
      refused: await runCall({ ...call, url: `https://localhost:${await freePort()}` }),
      dns: await runCall({ ...call, url: "https://api.bitsight.invalid" }),
      timeout: await runCall({ ...call, url: silent.url, ca: silent.ca, seconds: 1 }),
      tls: await runCall({ ...call, ca: undefined }),
      proxy: await runCall({ ...call, proxy: `http://localhost:${await freePort()}` }),
      http: await runCall({ ...call, url: url.replace("https:", "http:"), token: "0".repeat(40) }),
      "400": await runCall({ ...call, path: "/v2/alerts", query: { limit: "many" } }),
      "401": await runCall({ ...call, token: "0".repeat(40) }),
      "403": await withFault({ fault: "status", status: 403 }),
      "404": await runCall({ ...call, path: "/v1/folders/{guid}", guid: "00000000-0000-4000-8000-000000000000" }),
      "429": await runCall({ ...call, url: limited.url, ca: limited.ca, token: limited.userToken }),
      "5xx": await withFault({ fault: "status", status: 503 }),
      html: await withFault({ fault: "html", status: 502 }),
    };
  } finally {
    silent.close();
    await Promise.all([sandbox.stop(), limited.stop()]);
  }
}

interface FailingCall {
  readonly url: string;
  readonly ca: string | undefined;
  readonly token: string;
  readonly python: string;
  readonly path?: string;
  readonly guid?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly proxy?: string;
  /** The time limit of the program. @defaultValue 5 */
  readonly seconds?: number;
}

async function runCall(call: FailingCall): Promise<FailureOutputs> {
  const { url, ca, token, python, path = "/v1/companies", guid = "", query = {}, proxy, seconds = 5 } = call;
  const search = new URLSearchParams(query);
  const target = `${url}${path.replace("{guid}", guid)}${search.size > 0 ? `?${search}` : ""}`;
  const env = {
    BITSIGHT_API_TOKEN: token,
    ...(ca && { CURL_CA_BUNDLE: ca, REQUESTS_CA_BUNDLE: ca, NODE_EXTRA_CA_CERTS: ca }),
    ...(proxy && { HTTPS_PROXY: proxy, NODE_USE_ENV_PROXY: "1" }),
  };
  const options = { params: { ...(path.includes("{") && { path: { guid } }), query } };
  const curl = ["--silent", "--show-error", "--include", "--max-time", `${seconds}`, "-u", `${token}:`, target];
  const program = typescriptProgram(url, path, seconds, options);
  const node = ["--conditions=@signet/source", "--input-type=module", "-e", program];
  return {
    curl: shorten(await run("curl", curl, env), call),
    python: shorten(await run(python, ["-c", pythonProgram(target, seconds)], env), call),
    typescript: shorten(await run(process.execPath, node, env), call),
  };
}

const pythonProgram = (url: string, seconds: number) => `import os, requests
response = requests.get("${url}", auth=(os.environ["BITSIGHT_API_TOKEN"], ""), timeout=${seconds})
response.raise_for_status()
response.json()`;

const typescriptProgram = (baseUrl: string, path: string, seconds: number, options: object) => `
import { createClient, unwrap } from "@signet/client";
try {
  const client = createClient({ baseUrl: "${baseUrl}", retry: false, timeoutMs: ${seconds * 1_000}, deadlineMs: 10_000 });
  await unwrap(client.request("get", "${path}", ${JSON.stringify(options)}));
} catch (error) {
  console.error(\`\${error.name} \${error.code}: \${error.message}\`);
}`;

/** Returns what a program prints, whatever its exit code. */
function run(file: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<string> {
  const { PATH = "" } = process.env;
  return new Promise((done) => {
    execFile(file, args, { env: { PATH, ...env }, cwd: folder }, (_, stdout, stderr) => done(`${stdout}${stderr}`));
  });
}

/** Keeps the lines that a reader looks for, and replaces the ports of this run by usual ones. */
function shorten(output: string, { url, proxy }: FailingCall): string {
  const lines = output.replaceAll("\r", "").trimEnd().split("\n");
  const kept = lines[0]?.startsWith("HTTP/")
    ? [lines[0], ...lines.filter((line) => /^retry-after:/i.test(line)), "", ...bodyOf(lines)]
    : [lines.find((line) => line.startsWith("curl: (")) ?? lines.at(-1)];
  return replacePort(replacePort(kept.join("\n"), url, "8443"), proxy, "3128");
}

function replacePort(text: string, url: string | undefined, shown: string): string {
  const port = url && new URL(url).port;
  return port ? text.replaceAll(new RegExp(`(localhost:|port[ =])${port}\\b`, "g"), `$1${shown}`) : text;
}

/** Returns up to six lines after the headers. */
function bodyOf(lines: readonly string[]): string[] {
  return lines
    .slice(lines.indexOf("") + 1)
    .slice(0, 6)
    .map((line) => line.slice(0, 300));
}

/** Starts a server that accepts requests and never responds. */
async function startSilentServer() {
  const { certificate, good } = await createAuthority();
  const server = createServer({ cert: good.certificate, key: good.key }, () => {});
  await once(server.listen(0, "127.0.0.1"), "listening");
  const scratch = mkdtempSync(join(tmpdir(), "signet-failures-"));
  const ca = join(scratch, "ca.pem");
  writeFileSync(ca, certificate);
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    ca,
    close() {
      rmSync(scratch, { recursive: true });
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Returns the SHA-256 of this file, which has the programs. */
export function hashOfPrograms(): string {
  return createHash("sha256")
    .update(readFileSync(import.meta.filename))
    .digest("hex");
}

/** Returns what a program reports, without words that change with its version: `curl: (7)`, `HTTP/1.1 401`, an error's class or code. */
export function kindOf(output: string): string {
  return /^(curl: \(\d+\)|HTTP\/1.1 \d+|[\w.]+(Error|Timeout)\b( ERR_\w+)?)/.exec(output)?.[0] ?? output;
}

/** The client is found from here. */
const folder = join(import.meta.dirname, "..");
