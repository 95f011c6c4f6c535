import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startSandbox } from "@signet/sandbox";
import { ensureEnvironment } from "@signet/tools/python";

/**
 * Tests the sandbox with requests that Schemathesis generates from the contract: `pnpm test:fuzz`.
 *
 * `--examples N` is the number of requests for each operation (200), `--seed N` their seed (1). Arguments after `--` go to Schemathesis.
 */
const { values, positionals } = parseArgs({
  options: { examples: { type: "string", default: "200" }, seed: { type: "string", default: "1" } },
  allowPositionals: true,
});

const environment = await ensureEnvironment(".venv-fuzz", "schemathesis", "schemathesis==4.32.5");
const contract = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
const configuration = join(import.meta.dirname, "../../apps/sandbox/schemathesis.toml");
const sandbox = await startSandbox({ companies: 30, limits: false });
try {
  const child = spawn(
    `${environment}/bin/python`,
    [
      ...[
        "-m",
        "schemathesis.cli",
        "--config-file",
        configuration,
        "run",
        contract,
        "--url",
        sandbox.url,
        "--tls-verify",
        sandbox.ca,
      ],
      ...["--auth", `${sandbox.userToken}:`, "--max-examples", values.examples, "--seed", values.seed],
      ...["--continue-on-failure", ...positionals],
    ],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  const [code] = await once(child, "exit");
  process.exitCode = code ?? 1;
} finally {
  await sandbox.close();
}
