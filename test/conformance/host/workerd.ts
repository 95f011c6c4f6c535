import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { request } from "node:http";
import type { Readable } from "node:stream";
import { executable } from "./executable.ts";
import type { Launcher } from "./launcher.ts";
import { startProgram } from "./process.ts";

/** Serves the probe as a Worker and sends it one request. */
export const launchWorkerd: Launcher = async ({ folder, origin, reported }) => {
  const { path, version } = executable("workerd");
  await writeFile(`${folder}/config.capnp`, configuration);
  const program = startProgram(path, ["serve", "--control-fd=3", `${folder}/config.capnp`], { env: { HOME: folder } });
  const early = program.ended.then(() => {
    throw new Error(`workerd ended without a report:\n${program.output().slice(-2_000)}`);
  });
  try {
    // workerd writes one line of JSON for each socket that listens.
    const [line] = await Promise.race([once(program.child.stdio[3] as Readable, "data"), early]);
    const trigger = request({ port: JSON.parse(String(line)).port, host: "127.0.0.1", method: "POST" }).end(origin);
    const [response] = await Promise.race([once(trigger, "response"), early]);
    response.resume();
    await Promise.race([
      reported,
      early,
      once(response, "close").then(() => Promise.reject(new Error(program.output().slice(-2_000)))),
    ]);
    return { version, output: program.output() };
  } finally {
    early.catch(() => undefined);
    program.stop();
    await program.ended;
  }
};

const configuration = `using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "probe", worker = (
      modules = [(name = "probe.mjs", esModule = embed "probe.mjs")],
      compatibilityDate = "2026-11-01",
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["private"], tlsOptions = (trustedCertificates = [embed "ca.pem"]))),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "probe")],
);
`;
