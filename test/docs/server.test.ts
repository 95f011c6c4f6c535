import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { freePort } from "@signet/tools/free-port";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const docs = join(import.meta.dirname, "../../apps/docs");
const container = readFileSync(join(docs, "Containerfile"), "utf8");

describe("the web server of the container", () => {
  let address: string;
  let server: ReturnType<typeof spawn>;
  beforeAll(async () => {
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    // The command of the container, with the paths and the address of this machine.
    const [command = "", ...args] = containerCommand().map((word) =>
      word.replace("/etc/", `${docs}/`).replace("/site", `${docs}/build`).replace("0.0.0.0:8080", `127.0.0.1:${port}`),
    );
    server = spawn(join(docs, "node_modules/.bin", command), args, { stdio: ["ignore", "pipe", "inherit"] });
    let printed = "";
    for await (const text of server.stdout ?? []) {
      printed += text;
      if (printed.includes("Accepting connections")) break;
    }
    expect(printed).toContain("Accepting connections");
  });
  afterAll(async () => {
    const exited = once(server, "exit");
    server.kill();
    await exited;
  });

  test.each(["/", "/token", "/reference/listPortfolio", "/token.md", "/llms.txt", "/no-such-page"])(
    "sends %s with headers against framing, sniffing and other sites",
    async (path) => {
      const response = await fetch(address + path);
      expect(response.status).toBe(path === "/no-such-page" ? 404 : 200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-security-policy": "frame-ancestors 'none'",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "strict-transport-security": "max-age=31536000",
        "permissions-policy": expect.stringContaining("camera=()"),
        "cache-control": "no-cache",
      });
    },
  );

  test("lets browsers cache files with a hash in their name, and compresses them", async () => {
    const script = readdirSync(join(docs, "build/assets/js")).find((name) => name.startsWith("main."));
    const response = await fetch(`${address}/assets/js/${script}`);
    expect(response.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(response.headers.get("content-encoding")).toBe("gzip");
    await response.body?.cancel();
  });

  test("sends the site's 404 page for unknown paths and folders", async () => {
    const page = readFileSync(join(docs, "build/404.html"), "utf8");
    expect(await (await fetch(`${address}/no-such-page`)).text()).toBe(page);
    expect((await fetch(`${address}/assets/`)).status).toBe(404);
  });

  test("has the locked version, and does not run as root", () => {
    const { devDependencies }: { devDependencies: Record<string, string> } = JSON.parse(
      readFileSync(join(docs, "package.json"), "utf8"),
    );
    expect(container).toContain(`serve@${devDependencies.serve}`);
    expect(container).toMatch(/^USER node$/m);
  });
});

function containerCommand(): string[] {
  const [, words = "[]"] = /^CMD (\[.*\])$/m.exec(container.replace(/^HEALTHCHECK.*$/m, "")) ?? [];
  return JSON.parse(words);
}
