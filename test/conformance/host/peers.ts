import { join } from "node:path";
import { runConformance } from "../conformance.ts";
import type { SubjectReport } from "../protocol.ts";
import type { RuntimeReport } from "./run-runtime.ts";

/** Counts for one client. */
interface Counts {
  report: SubjectReport;
  /** Requests to another origin than the base address, or without HTTPS. */
  asked: number;
  /** Requests after a redirect. */
  followed: number;
  /** Those of both over plain HTTP. */
  plain: number;
  /** Those of both with an Authorization header. */
  withToken: number;
  bodyBytes: number;
  /** Sink checks that showed the token, in the probe or in the output. */
  shown: number;
}

/** Runs our subjects and other clients through the same cases in Node 24. */
export async function comparePeers({ small }: { small: boolean }): Promise<Counts[]> {
  const counts: Counts[] = [];
  for (const name of ["guarded-fetch", "typed-client", "openapi-fetch", "ky", "axios", "ofetch"]) {
    const subjects = [join(import.meta.dirname, "../subjects", `${name}.ts`)];
    const [run] = await runConformance({ only: ["node24"], small, subjects });
    if (run !== undefined) counts.push(count(run));
  }
  return counts;
}

function count({ subjects, wrong, printed }: RuntimeReport): Counts {
  const [report] = subjects;
  if (report === undefined) throw new Error("no subject reported");
  // Functions from a polluted prototype or a call's options request /taken themselves, without a token.
  const arrived = wrong.filter(
    ({ what, target }) => /arrived$|followed|asked as/.test(what) && !target.includes("/taken/"),
  );
  const followed = arrived.filter(({ target }) => target.includes("/followed/"));
  return {
    report,
    asked: arrived.length - followed.length,
    followed: followed.length,
    plain: arrived.filter(({ place }) => place === "plainHttp" || place === "httpAsHttps").length,
    withToken: arrived.filter(({ rawHeaders }) =>
      rawHeaders.some((name, at) => at % 2 === 0 && /^authorization$/i.test(name)),
    ).length,
    bodyBytes: arrived.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
    shown: new Set([...report.leaks.map(({ key }) => key), ...printed.map(({ title }) => title)]).size,
  };
}

/** Formats the comparison as a Markdown table with one column for each client. */
export function formatComparison(all: readonly Counts[]): string {
  const row = (title: string, cell: (counts: Counts) => string | number) =>
    `| ${[title, ...all.map(cell)].join(" | ")} |`;
  const of = (bad: number, whole: number) => (whole === 0 ? "no such call" : `${bad} of ${whole}`);
  return [
    row("", ({ report }) => report.subject),
    row("---", () => "---:"),
    row("requests to an address that must be refused", ({ asked, report }) => of(asked, report.byRound.addresses ?? 0)),
    row("requests that a redirect led to", ({ followed, report }) => of(followed, report.byRound.calls ?? 0)),
    row("… of both, over plain HTTP", ({ plain }) => plain),
    row("… of both, with the `Authorization` field", ({ withToken }) => withToken),
    row("… of both, bytes of request bodies", ({ bodyBytes }) => bodyBytes),
    row("tokens sent that can be none", ({ report }) => of(report.wrongTokensSent, report.byRound.tokens ?? 0)),
    row("path and query values that arrived as something else", ({ report }) =>
      of(report.escapes.length, report.values),
    ),
    row("sink checks that showed the token", ({ shown, report }) => of(shown, report.sinkChecks)),
  ].join("\n");
}
