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
    // What the container starts, with its paths and its address turned into those of this machine.
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
    const gone = once(server, "exit");
    server.kill();
    await gone;
  });

  test.each(["/", "/token", "/reference/listPortfolio", "/token.md", "/llms.txt", "/no-such-page"])(
    "sends %s so that no frame, no guess of its type and no other site gets at it",
    async (path) => {
      const answer = await fetch(address + path);
      expect(answer.status).toBe(path === "/no-such-page" ? 404 : 200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
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

  test("lets what carries a hash in its name be kept, and sends it compressed", async () => {
    const script = readdirSync(join(docs, "build/assets/js")).find((name) => name.startsWith("main."));
    const answer = await fetch(`${address}/assets/js/${script}`);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(answer.headers.get("content-encoding")).toBe("gzip");
    await answer.body?.cancel();
  });

  test("shows the site's own page where there is none, and lists no folder", async () => {
    const page = readFileSync(join(docs, "build/404.html"), "utf8");
    expect(await (await fetch(`${address}/no-such-page`)).text()).toBe(page);
    expect((await fetch(`${address}/assets/`)).status).toBe(404);
  });

  test("is the version that the lockfile has, and does not run as root", () => {
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
