import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Authority } from "@signet/tools/certificates";
import { tokenFinder } from "../probe/token-forms.ts";
import type { Assignment, Finding, ProbeReport } from "../protocol.ts";
import { bundle } from "./bundle.ts";
import type { Size } from "./expand.ts";
import { expand } from "./expand.ts";
import type { Arrival, Listeners } from "./listeners.ts";
import { startListeners } from "./listeners.ts";
import type { Runtime } from "./runtimes.ts";

/** The report of the probe in one runtime, and of the listeners. */
export interface RuntimeReport extends ProbeReport {
  runtime: string;
  version: string;
  /** Requests that reached a wrong listener, by subject. */
  wrong: (Arrival & { subject: string; id: string })[];
  /** Tokens in what the runtime printed: on its console, and when it died. */
  printed: Finding[];
  /** Cases that made more requests than they may, and connections without a request. */
  repeated: Finding[];
  milliseconds: number;
}

/** Runs everything in one runtime, against listeners of its own. */
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
    (arrival) => wrong.push(Object.assign(arrival, { subject: current, id: idOf(given, arrival.key) })),
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
  const { places } = listeners;
  const given = expand(places, token, size);
  const assignment = JSON.stringify(given);
  try {
    await writeFile(join(folder, "ca.pem"), authority.certificate);
    await writeFile(join(folder, "probe.mjs"), script);
    const { version, output } = await runtime.launch({
      origin: `https://${places.A}`,
      places,
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

/** One request is all that a call may make, whatever its answer; a page of links may have two more; a wrong token none. */
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
    bounds.flatMap(({ each: { id, key, title }, most }) => {
      const count = right.get(`${subject}~${key}`) ?? 0;
      return count > most ? [{ id, key, title, what: `${subject} made ${count} requests` }] : [];
    }),
  );
}

/** A connection is a step too far, even if no request came through it. */
function findTouched({ touched }: Listeners, wrong: readonly Arrival[]): Finding[] {
  return (["B", "H"] as const)
    .filter((place) => touched[place] > 0 && !wrong.some((arrival) => arrival.place === place))
    .map((place) => ({
      id: "C21",
      key: `touched-${place}`,
      title: `listener ${place}`,
      what: `${touched[place]} connections`,
    }));
}

/** Tokens in the output, each with the failure that was announced last before it. */
function findPrinted(output: string): Finding[] {
  const find = tokenFinder(token);
  let mode = "before the first failure";
  return output.split("\n").flatMap((line) => {
    mode = /conformance: ([^"]+)/.exec(line)?.[1] ?? mode;
    const form = find(line);
    return form === undefined
      ? []
      : [{ id: mode.slice(0, 4).trim(), key: "printed", title: mode, what: `the token, ${form}, was printed` }];
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

/** Every character in it that some encoding changes: raw, escaped and encoded forms all differ. */
export const token = 'sgnt-"7\\%2F&<q>/+~Zk3xW9vT5rB1mQ8hL6';

function idOf({ addresses, calls, links, tokens, values, failures }: Assignment, key: string): string {
  return [addresses, calls, links, tokens, values, failures].flat().find((each) => each.key === key)?.id ?? key;
}
