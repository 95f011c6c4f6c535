/**
 * Generates a client from the contract with three other generators, compiles it, and makes three calls with it: `pnpm test:generators`.
 *
 * It needs Python, Go, and a JDK with Maven. Their packages are downloaded once. The warnings of the generators are printed.
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, delimiter, join } from "node:path";
import { launchSandbox } from "@signet/tools/launch-sandbox";
import { ensureEnvironment } from "@signet/tools/python";

const tools: readonly [command: string, argument: string, fix: string][] = [
  ["python3", "--version", "install Python 3.11 or newer"],
  ["go", "version", "install Go 1.24 or newer"],
  ["javac", "-version", "install a JDK, version 17 or newer"],
  ["mvn", "--version", "install Maven"],
];
const missing = tools.filter(([command, argument]) => spawnSync(command, [argument]).status !== 0);
for (const [command, , fix] of missing)
  console.error(`test:generators: ${command} is missing: ${fix}, and put it on the PATH`);
if (missing.length > 0) process.exit(1);

const contract = createRequire(import.meta.url).resolve("@signet/openapi/openapi.json");
const programs = join(import.meta.dirname, "../generators");
const cache = join(import.meta.dirname, "../../.generators");
const folder = mkdtempSync(join(tmpdir(), "signet-generators-"));
const sandbox = await launchSandbox({ flags: ["--companies", "10"] });
const env: NodeJS.ProcessEnv = {
  ...process.env,
  BITSIGHT_API_TOKEN: sandbox.userToken,
  BITSIGHT_API_BASE: sandbox.url,
  // Python and Go read the authority from here.
  SSL_CERT_FILE: sandbox.ca,
};

try {
  await python();
  go();
  java();
} finally {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
}

async function python(): Promise<void> {
  const packages = ["openapi-python-client==0.29.1", "httpx==0.28.1", "python-dateutil==2.9.0.post0", "ruff==0.14.5"];
  const environment = await ensureEnvironment(".venv-generators", "openapi_python_client", ...packages);
  const out = join(folder, "python");
  const path = `${join(environment, "bin")}${delimiter}${process.env.PATH}`;
  const log = run("python", ["-m", "openapi_python_client", "generate", "--path", contract, "--output-path", out], {
    PATH: path,
  });
  const [client = ""] = globSync(`${out}/*/client.py`);
  run("python", ["-m", "compileall", "-q", out], { PATH: path });
  const name = basename(join(client, ".."));
  report(
    "openapi-python-client",
    log,
    run("python", [join(programs, "three_calls.py"), name], { PATH: path, PYTHONPATH: out }),
  );
}

function go(): void {
  const out = join(folder, "go");
  mkdirSync(join(out, "signet"), { recursive: true });
  writeFileSync(join(out, "go.mod"), "module example.com/generated\n\ngo 1.24\n");
  const generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2";
  const flags = ["-generate", "types,client", "-package", "signet", "-o", join(out, "signet/client.go"), contract];
  const log = run("go", ["run", generator, ...flags]).replaceAll(/^go: downloading.*\n/gm, "");
  cpSync(join(programs, "three_calls.go"), join(out, "main.go"));
  run("go", ["mod", "tidy"], {}, out);
  run("go", ["build", "-o", "three-calls", "."], {}, out);
  report("oapi-codegen", log, run(join(out, "three-calls"), []));
}

function java(): void {
  const out = join(folder, "java");
  const version = "7.25.0";
  const jar = join(cache, `openapi-generator-cli-${version}.jar`);
  const artifact = `-Dartifact=org.openapitools:openapi-generator-cli:${version}`;
  run("mvn", ["-q", "dependency:copy", artifact, `-DoutputDirectory=${cache}`]);
  const log = run("java", ["-jar", jar, "generate", "-g", "java", "--library", "native", "-i", contract, "-o", out]);
  cpSync(join(programs, "ThreeCalls.java"), join(out, "src/main/java/ThreeCalls.java"));
  run("mvn", ["-q", "compile", "dependency:build-classpath", "-Dmdep.outputFile=classpath.txt"], {}, out);
  const store = join(out, "authority.p12");
  const password = ["-storepass", "changeit"];
  run("keytool", [
    "-importcert",
    "-noprompt",
    "-alias",
    "sandbox",
    "-file",
    sandbox.ca,
    "-keystore",
    store,
    ...password,
  ]);
  const classpath = `${join(out, "target/classes")}${delimiter}${readFileSync(join(out, "classpath.txt"), "utf8").trim()}`;
  const trust = [`-Djavax.net.ssl.trustStore=${store}`, "-Djavax.net.ssl.trustStorePassword=changeit"];
  report("openapi-generator", log, run("java", [...trust, "-cp", classpath, "ThreeCalls"]));
}

/** Runs a program. @returns what it printed. @throws Error with that when it fails */
function run(command: string, parameters: readonly string[], more: NodeJS.ProcessEnv = {}, cwd = folder): string {
  const { status, stdout, stderr, error } = spawnSync(command, parameters, {
    cwd,
    encoding: "utf8",
    env: { ...env, ...more },
  });
  if (status !== 0)
    throw new Error(`${command} ${parameters.join(" ")} failed:\n${error ?? ""}${stdout}${stderr}`.slice(0, 4_000));
  return `${stdout}${stderr}`;
}

function report(generator: string, log: string, result: string): void {
  const warnings = log.split("\n").filter((line) => /\bWARN(ING)?\b/.test(line));
  console.log(`${generator}: three calls were answered (${result.trim()}), ${warnings.length} warnings`);
  for (const warning of warnings) console.log(`  ${warning.trim()}`);
}
