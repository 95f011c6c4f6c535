import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { type Sandbox, startSandbox } from "@signet/sandbox";
import { operationIds } from "@signet/tools/contract-validator";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { siteFolder } from "../support/docs-site.ts";

const bin = join(import.meta.dirname, "../node_modules/.bin");
const run = promisify(execFile);

/** Runs the published collections in Postman and Bruno. */
describe("the collections", () => {
  let sandbox: Sandbox;
  let folder: string;
  const requests: { path: string; authorization: string; status: number }[] = [];
  beforeEach(async () => {
    requests.length = 0;
    folder = mkdtempSync(join(tmpdir(), "signet-collection-"));
    writeFileSync(join(folder, "upload.bin"), "domain\nteasel-and-sons.example\n");
    // Each run changes the data.
    sandbox = await startSandbox({ companies: 10, limits: false });
    sandbox.server.prependListener("request", (request, response) => {
      response.on("finish", () =>
        requests.push({
          path: String(request.url),
          authorization: String(request.headers.authorization),
          status: response.statusCode,
        }),
      );
    });
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true });
    await sandbox?.close();
  });

  test("Postman's runner sends every request with the token and a blank password", async () => {
    await run(
      join(bin, "newman"),
      [
        "run",
        join(siteFolder, "postman.json"),
        "--env-var",
        `base=${sandbox.url}`,
        "--env-var",
        `api_token=${sandbox.userToken}`,
        "--ssl-extra-ca-certs",
        sandbox.ca,
        "--reporters",
        "json",
        "--reporter-json-export",
        join(folder, "report.json"),
      ],
      { cwd: folder, maxBuffer: 2 ** 28 },
    );
    const { run: report } = JSON.parse(readFileSync(join(folder, "report.json"), "utf8"));
    expect(report.failures).toEqual([]);
    expectResponses();
  });

  test("Bruno's runner sends every request with the token and a blank password", async () => {
    for (const [name, content] of Object.entries(unzipSync(readFileSync(join(siteFolder, "bruno.zip"))))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    // In alphabetical order, companies would be removed before their tiers change.
    const { item } = JSON.parse(readFileSync(join(siteFolder, "postman.json"), "utf8"));
    const tags = item.map(({ name }: { name: string }) => name);
    const parameters = ["run", ...tags, "-r", "--env", "Sandbox", "--env-var", `base=${sandbox.url}`];
    await run(
      join(bin, "bru"),
      [...parameters, "--env-var", `api_token=${sandbox.userToken}`, "--cacert", sandbox.ca],
      {
        cwd: folder,
        maxBuffer: 2 ** 28,
      },
    );
    expectResponses();
  });

  function expectResponses(): void {
    expect(requests).toHaveLength(operationIds.length);
    const credentials = `Basic ${Buffer.from(`${sandbox.userToken}:`).toString("base64")}`;
    expect(new Set(requests.map(({ authorization }) => authorization))).toEqual(new Set([credentials]));
    // A request may delete a resource that a later one needs, so 403, 404 and 409 are correct, too.
    const failures = requests.filter(({ status }) => status >= 400 && ![403, 404, 409].includes(status));
    expect(failures).toEqual([]);
  }
});
