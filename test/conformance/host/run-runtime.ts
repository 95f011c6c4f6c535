import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Authority } from "@signet/tools/certificates";
import { tokenFinder } from "../probe/token-forms.ts";
import type { Assignment, Finding, ProbeReport } from "../protocol.ts";
import { bundle } from "./bundle.ts";
import { expand, type Size } from "./expand.ts";
import { type Arrival, type Listeners, startListeners } from "./listeners.ts";
import type { Runtime } from "./runtimes.ts";

/** Result of one runtime, from its probe and from the listeners. */
export interface RuntimeReport extends ProbeReport {
  runtime: string;
  version: string;
  /** Requests that must not arrive, by subject. */
  wrong: (Arrival & { subject: string })[];
  /** Tokens in the output of the runtime, including its crash. */
  printed: Finding[];
  /** Cases with too many requests, and connections without a request. */
  repeated: Finding[];
  milliseconds: number;
}

/** Runs all cases in one runtime with new listeners. */
export async function runRuntime(
  runtime: Runtime,
  subjects: readonly string[],
  authority: Authority,
  size: Size,
): Promise<RuntimeReport> {
  const started = performance.now();
  const script = await bundle(runtime.entry, subjects);
  const folder = await mkdtemp(join(tmpdir(), "conformance-"));
  let current = "";
  let report: ProbeReport | undefined;
  const reported = Promise.withResolvers<void>();
  const wrong: RuntimeReport["wrong"] = [];

  const listeners = await startListeners(
    authority,
    token,
    (arrival) => wrong.push(Object.assign(arrival, { subject: current })),
    async (request, response) => {
      const path = request.url?.slice("/conformance/".length);
      if (path === "assignment") return answer(response, "application/json", assignment);
      if (path === "page")
        return answer(response, "text/html", `<!doctype html><script type="module" src="probe.mjs"></script>`);
      if (path === "probe.mjs") return answer(response, "text/javascript", script);
      if (path === "subject") current = await read(request);
      if (path === "report") {
        report = JSON.parse(await read(request));
        reported.resolve();
      }
      answer(response, "text/plain", "");
    },
  );
  const { hosts } = listeners;
  const given = expand(hosts, token, size);
  const assignment = JSON.stringify(given);
  try {
    await writeFile(join(folder, "ca.pem"), authority.certificate);
    await writeFile(join(folder, "probe.mjs"), script);
    const { version, output } = await runtime.launch({
      origin: `https://${hosts.trusted}`,
      hosts,
      authority,
      folder,
      reported: reported.promise,
    });
    if (report === undefined) throw new Error(`${runtime.name} ended without a report`);
    return {
      ...report,
      runtime: runtime.name,
      version,
      wrong,
      printed: findPrinted(output),
      repeated: [...findRepeated(given, listeners, report), ...findTouched(listeners, wrong)],
      milliseconds: performance.now() - started,
    };
  } finally {
    await listeners.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** A call may send one request, a page of links two more, and a bad token none. */
function findRepeated(
  { calls, tokens, links }: Assignment,
  { right }: Listeners,
  { subjects }: ProbeReport,
): Finding[] {
  const bounds = [
    ...calls.map((each) => ({ each, most: 1 })),
    ...tokens.map((each) => ({ each, most: each.expect === "refuse" ? 0 : 1 })),
    ...links.map((each) => ({ each, most: 3 })),
  ];
  return subjects.flatMap(({ subject }) =>
    bounds.flatMap(({ each: { key, title }, most }) => {
      const count = right.get(`${subject}~${key}`) ?? 0;
      return count > most ? [{ key, title, what: `${subject} made ${count} requests` }] : [];
    }),
  );
}

/** A connection without a request is a problem too. */
function findTouched({ touched }: Listeners, wrong: readonly Arrival[]): Finding[] {
  return (["otherOrigin", "plainHttp"] as const)
    .filter((place) => touched[place] > 0 && !wrong.some((arrival) => arrival.place === place))
    .map((place) => ({
      key: `touched-${place}`,
      title: `listener ${place}`,
      what: `${touched[place]} connections`,
    }));
}

/** Finds tokens in the output, each with the last announced failure. */
function findPrinted(output: string): Finding[] {
  const find = tokenFinder(token);
  let mode = "before the first failure";
  return output.split("\n").flatMap((line) => {
    mode = /conformance: ([^"]+)/.exec(line)?.[1] ?? mode;
    const form = find(line);
    return form === undefined ? [] : [{ key: "printed", title: mode, what: `the token, ${form}, was printed` }];
  });
}

function answer(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type, "cache-control": "no-store" }).end(body);
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  await once(request, "end");
  return Buffer.concat(chunks).toString();
}

/** Contains characters that encodings change, so that raw, escaped and encoded forms differ. */
export const token = 'sgnt-"7\\%2F&<q>/+~Zk3xW9vT5rB1mQ8hL6';
