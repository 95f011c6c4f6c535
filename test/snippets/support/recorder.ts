import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { RequestListener, Server } from "node:http";
import { createServer as createPlainServer } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createAuthority } from "@signet/tools/certificates";

/** One request as it came, apart from the number of its snippet, which is the path's first segment. */
export interface Recorded {
  readonly method: string;
  /** Path and query as they were on the wire. */
  readonly target: string;
  /** Names in lower case, values as sent; a name that came twice has both. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

/** A loopback server that keeps what it is sent, by the number of the snippet that sent it. */
export interface Recorder extends AsyncDisposable {
  /** The base address for one snippet. */
  address(number: number): string;
  /** The same without TLS, which takes half the time where only the shape of requests is looked at. */
  plainAddress(number: number): string;
  /** What the snippet of this number sent since the last time it was asked for. */
  take(number: number): readonly Recorded[];
  /** The path of the authority to trust. */
  readonly authority: string;
  /** A folder that is gone when the recorder is. */
  readonly folder: string;
}

/** Starts a recorder. It answers every request with an empty JSON object. */
export async function startRecorder(): Promise<Recorder> {
  const folder = await mkdtemp(join(tmpdir(), "signet-recorder-"));
  const { certificate: authority, good } = await createAuthority();
  await writeFile(join(folder, "authority.pem"), authority);
  const received = new Map<number, Recorded[]>();
  const record: RequestListener = async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const [, number = "", target = ""] = /^\/(\d+)(.*)$/s.exec(request.url ?? "") ?? [];
    const headers = Object.entries(request.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    );
    const list = received.get(Number(number)) ?? [];
    list.push({ method: request.method ?? "", target, headers, body: Buffer.concat(chunks) });
    received.set(Number(number), list);
    response.setHeader("content-type", "application/json").end("{}");
  };
  const secure = createServer({ cert: good.certificate, key: good.key }, record);
  const plain = createPlainServer(record);
  const [port, plainPort] = await Promise.all([listen(secure), listen(plain)]);
  return {
    authority: join(folder, "authority.pem"),
    folder,
    address: (number) => `https://127.0.0.1:${port}/${number}`,
    plainAddress: (number) => `http://127.0.0.1:${plainPort}/${number}`,
    take(number) {
      const list = received.get(number) ?? [];
      received.delete(number);
      return list;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([close(secure), close(plain)]);
      await rm(folder, { recursive: true });
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
