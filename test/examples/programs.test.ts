import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { createClient, unwrap } from "@signet/client";
import { listApiTokens, listFindings, setCustomId } from "@signet/client/operations";
import { startTestSandbox } from "@signet/client/testing";
import { startSandbox } from "@signet/sandbox";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";

// More companies than a page has.
const sandbox = await startTestSandbox(startSandbox, { companies: 130, today: "2026-11-30" });
const { baseUrl, token } = sandbox.options;
const client = createClient(sandbox.options);
const folder = mkdtempSync(join(tmpdir(), "signet-examples-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await sandbox.close();
});

const companies = await collect(client.items("/v2/portfolio", { params: { query: { sort: ["name"] } } }));
const env = { NODE_EXTRA_CA_CERTS: sandbox.ca, BITSIGHT_API_BASE: baseUrl, BITSIGHT_API_TOKEN: token };

describe("portfolio-to-csv", () => {
  test("writes every company of every page, and quotes what a reader would take for something else", async () => {
    const quoted = {
      "two, three": '"two, three"',
      'the "best"': '"the ""best"""',
      '=HYPERLINK("x")': `"'=HYPERLINK(""x"")"`,
      " -1": "' -1",
      plain: "plain",
    };
    const customIds = new Map(Object.keys(quoted).map((id, index) => [companies[index]?.guid ?? "", id]));
    for (const [guid, custom_id] of customIds) await unwrap(setCustomId(client, { body: { guid, custom_id } }));
    const { code, stderr } = await run("portfolio-to-csv", ["portfolio.csv"]);
    expect([code, stderr]).toEqual([0, `${companies.length} companies are in portfolio.csv\n`]);
    const cells = new Map(Object.entries(quoted));
    const rows = companies.map(({ guid, name, custom_id, rating, rating_date }) => {
      const id = cells.get(customIds.get(guid) ?? "") ?? custom_id ?? "";
      return `${name},${guid},${id},${rating ?? ""},${rating_date ?? ""}\r\n`;
    });
    expect(companies.length).toBeGreaterThan(100);
    expect(read("portfolio.csv")).toBe(`name,guid,custom_id,rating,rating_date\r\n${rows.join("")}`);
  });

  test("leaves no file behind when a page fails", async () => {
    await sandbox.injectFaults([
      { fault: "slow", delayMs: 1, path: "/v2/portfolio" },
      { fault: "status", status: 403, path: "/v2/portfolio" },
    ]);
    const { code, stderr } = await run("portfolio-to-csv", ["broken.csv"]);
    expect([code, stderr]).toEqual([
      1,
      "ERR_STATUS: listPortfolio failed with 403 Forbidden: This fault was injected.\n",
    ]);
    expect(readdirSync(folder).filter((name) => name.startsWith("broken"))).toEqual([]);
  });
});

describe("alert-poller", () => {
  test("prints each alert once, over rounds, a failing round and restarts", async () => {
    const before = await alerts();
    const poller = start("alert-poller", ["--every", "1", "--state", "state.json"]);
    const printed: number[] = [];
    let wake = () => {};
    createInterface({ input: poller.stdout }).on("line", (line) => {
      printed.push(JSON.parse(line).guid);
      wake();
    });
    const untilPrinted = (count: number) =>
      new Promise<void>((resolve) => {
        wake = () => printed.length >= count && resolve();
        wake();
      });
    await untilPrinted(before.length);
    await sandbox.injectFaults([{ fault: "status", status: 403, path: "/v2/alerts" }]);
    expect(await once(createInterface({ input: poller.stderr }), "line")).toEqual([
      "ERR_STATUS: listAlerts failed with 403 Forbidden: This fault was injected.",
    ]);
    await moveClock();
    const after = await alerts();
    expect(after.length).toBeGreaterThan(before.length);
    await untilPrinted(after.length);
    poller.kill("SIGINT");
    expect(await once(poller, "close")).toEqual([0, null]);
    expect(printed.toSorted()).toEqual(after.toSorted());

    const again = () => run("alert-poller", ["--once", "--state", "state.json"]);
    expect(await again()).toEqual({ code: 0, stdout: "", stderr: "" });
    await moveClock();
    const { stdout } = await again();
    const latest = lines(stdout).map((line) => JSON.parse(line).guid);
    expect([...printed, ...latest].toSorted()).toEqual((await alerts()).toSorted());
    expect(await again()).toEqual({ code: 0, stdout: "", stderr: "" });
  });

  test("fails with --once when the poll fails, and prints the rest in the next run", async () => {
    const poll = () => run("alert-poller", ["--once", "--state", "failing.json"]);
    await sandbox.injectFaults([
      { fault: "slow", delayMs: 1, path: "/v2/alerts" },
      { fault: "status", status: 403, path: "/v2/alerts" },
    ]);
    const first = await poll();
    expect(first.code).toBe(1);
    const { code, stdout } = await poll();
    expect(code).toBe(0);
    const printed = lines(first.stdout + stdout).map((line) => JSON.parse(line).guid);
    expect(lines(first.stdout).length).toBe(100);
    expect(printed.toSorted()).toEqual((await alerts()).toSorted());
  });
});

describe("rotate-token", () => {
  test("replaces the caller's token, and prints none", async () => {
    let old = sandbox.companyToken;
    // The second run reads the file of the first.
    for (let count = 0; count < 2; count++) {
      const result = await run("rotate-token", ["token.txt"], { BITSIGHT_API_TOKEN: old });
      expect(result).toEqual({
        code: 0,
        stdout: "The new token is in token.txt. The old one is deleted.\n",
        stderr: "",
      });
      const created = read("token.txt").trim();
      expect(statSync(join(folder, "token.txt")).mode & 0o777).toBe(0o600);
      expect([await statusOf(old), await statusOf(created)]).toEqual([401, 200]);
      old = created;
    }
  });

  test("changes nothing for a user token, or for one that does not work", async () => {
    const { customer } = await unwrap(client.GET("/v1/users/current"));
    const count = async () => (await unwrap(listApiTokens(client, { customer_guid: customer?.guid ?? "" }))).length;
    const before = await count();
    for (const value of [token, "0".repeat(40)]) {
      const { code, stdout, stderr } = await run("rotate-token", ["other.txt"], { BITSIGHT_API_TOKEN: value });
      expect([code, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/User Preferences|401 Unauthorized/);
      expect(stderr).not.toContain(value);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith("other"))).toEqual([]);
    expect(await count()).toBe(before);
  });
});

describe("csv-server", () => {
  test("sends the whole portfolio", async () => {
    const response = await fetch(await startServer());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    const text = await response.text();
    expect([...text.matchAll(/^guid,/gm)].length).toBe(1);
    expect([...text.matchAll(/^([0-9a-f-]{36}),/gm)].map(([, guid]) => guid)).toEqual(
      companies.map(({ guid }) => guid),
    );
  });

  test("cancels the call when the browser disconnects, and serves the next one", async () => {
    const visit = async (signal: AbortSignal | null) => {
      const proxy = await startProxy();
      const address = await startServer({ BITSIGHT_API_BASE: proxy.url });
      await sandbox.injectFaults([
        { fault: "slow", delayMs: 1, path: "/v2/portfolio" },
        { fault: "slow", delayMs: 600_000, path: "/v2/portfolio" },
      ]);
      const { body } = await fetch(address, { signal });
      await body?.getReader().read();
      return { address, closed: proxy.closings.at(-1) };
    };
    // Both wait for the rest of a page; without the cancellation, the first would be the first to end.
    const stays = await visit(null);
    const gone = new AbortController();
    const { address, closed } = await visit(gone.signal);
    gone.abort();
    expect(await Promise.race([stays.closed?.then(() => "stays"), closed?.then(() => "gone")])).toBe("gone");
    expect((await fetch(address)).status).toBe(200);
  });

  test("answers a failure with a status, and a broken stream with a broken response", async () => {
    const address = await startServer();
    const path = "/v2/portfolio";
    const respond = async (url = address, method = "GET") => {
      const response = await fetch(url, { method });
      return [response.status, await response.text()];
    };
    expect(await respond(new URL("/", address).href)).toEqual([404, "Not found: see /portfolio.csv\n"]);
    expect(await respond(address, "POST")).toEqual([405, "Use GET\n"]);
    await sandbox.injectFaults([{ fault: "status", status: 401, path }]);
    expect(await respond()).toEqual([502, "The API did not send the portfolio\n"]);
    await sandbox.injectFaults([
      { fault: "slow", delayMs: 1, path },
      { fault: "truncate", path },
    ]);
    await expect(respond()).rejects.toThrow();
    await sandbox.injectFaults([{ fault: "status", status: 429, retryAfterSeconds: 3_600, path }]);
    const busy = await fetch(address);
    expect([busy.status, await busy.text()]).toEqual([503, "The API is busy: try again later\n"]);
    expect(Number(busy.headers.get("retry-after"))).toBeGreaterThan(3_000);
  });
});

describe("bulk-findings", () => {
  test("resumes without reading a company twice, and survives one that fails", async () => {
    const { guid: large, name } = companies.find(({ guid }) => guid === "a19c8dcb-1f44-4df4-8367-6a967a737b2c") ?? {};
    const findingsOf = (guid = "") => `/v1/companies/${guid}/findings`;
    const keys = () =>
      lines(read("findings.jsonl")).flatMap((line) => ("value" in JSON.parse(line) ? JSON.parse(line).key : []));
    // This company holds the job up, so that it is interrupted before its end.
    await sandbox.injectFaults([{ fault: "slow", delayMs: 600_000, path: findingsOf(large) }]);
    const job = start("bulk-findings", ["findings.jsonl"]);
    let progress = "";
    job.stderr.on("data", (chunk) => {
      // A second signal would end it at once.
      if (!progress.includes("#") && `${chunk}`.includes("#")) job.kill("SIGINT");
      progress += chunk;
    });
    expect(await once(job, "close")).toEqual([1, null]);
    expect(progress).toContain("interrupted: run the program again to continue");
    const saved = keys();
    expect(saved.length).toBeGreaterThan(0);

    // A company that is read twice fails.
    await sandbox.injectFaults(
      [large, ...saved].map((guid) => ({ fault: "status", status: 403, path: findingsOf(guid) })),
    );
    const second = await run("bulk-findings", ["findings.jsonl"]);
    expect(second.code).toBe(1);
    expect(second.stderr).toContain(`${"#".repeat(30)} ${companies.length}/${companies.length}\n`);
    expect(lines(second.stderr).at(-1)).toBe(
      `${name}: StatusError: listFindings failed with 403 Forbidden: This fault was injected.`,
    );
    expect(keys().slice(0, saved.length)).toEqual(saved);

    const third = await run("bulk-findings", ["findings.jsonl"]);
    expect([third.code, third.stdout]).toEqual([0, expect.stringMatching(/^\d{3,} findings in findings\.jsonl\n$/)]);
    expect(keys().toSorted()).toEqual(companies.map(({ guid }) => guid).toSorted());
    const { count } = await unwrap(listFindings(client, { guid: large ?? "", limit: 1 }));
    const [value] = lines(read("findings.jsonl"))
      .map((line) => JSON.parse(line))
      .filter(({ key, value }) => key === large && value);
    expect(value.value.length).toBe(count);
  });
});

function command(name: string, args: string[]): string[] {
  return ["--conditions=@signet/source", fileURLToPath(import.meta.resolve(`@signet/examples/${name}`)), ...args];
}

function start(name: string, args: string[], variables: object = {}) {
  const child = spawn(process.execPath, command(name, args), {
    env: { ...env, ...variables },
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

interface Ended {
  code: ChildProcess["exitCode"];
  stdout: string;
  stderr: string;
}

function run(name: string, args: string[], variables: object = {}): Promise<Ended> {
  const options = { env: { ...env, ...variables }, cwd: folder, maxBuffer: 1e8 };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, command(name, args), options, (_error, stdout, stderr) =>
      resolve({ code: child.exitCode, stdout, stderr }),
    );
  });
}

/** Starts the CSV server and returns its address. */
async function startServer(variables: object = {}): Promise<string> {
  const [address] = await once(createInterface({ input: start("csv-server", ["0"], variables).stdout }), "line");
  return address;
}

/** Forwards connections to the sandbox; each of `closings` waits for the end of one. */
async function startProxy() {
  const closings: Promise<unknown>[] = [];
  const server = createServer((socket) => {
    closings.push(new Promise((resolve) => socket.once("close", resolve)));
    const upstream = connect(Number(new URL(baseUrl).port), "localhost");
    for (const each of [socket, upstream]) each.on("error", () => {});
    socket.pipe(upstream).pipe(socket);
  });
  server.listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return { url: `https://localhost:${(server.address() as AddressInfo).port}`, closings };
}

async function moveClock(): Promise<void> {
  const headers = { authorization: `Basic ${btoa(`${token}:`)}`, "content-type": "application/json" };
  const { status } = await fetch(`${baseUrl}/sandbox/clock`, { method: "POST", headers, body: '{ "days": 1 }' });
  expect(status).toBe(200);
}

async function alerts(): Promise<number[]> {
  return (await collect(client.items("/v2/alerts"))).map(({ guid }) => guid);
}

async function collect<Each>(source: AsyncIterable<Each>): Promise<Each[]> {
  const found: Each[] = [];
  for await (const each of source) found.push(each);
  return found;
}

async function statusOf(value: string): Promise<number | string> {
  return (await createClient({ baseUrl, token: value }).GET("/v1/users/current")).status;
}

function read(name: string): string {
  return readFileSync(join(folder, name), "utf8");
}

function lines(text: string): string[] {
  return text.split("\n").filter(Boolean);
}
