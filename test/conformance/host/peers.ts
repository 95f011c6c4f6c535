import { join } from "node:path";
import { runConformance } from "../conformance.ts";
import type { SubjectReport } from "../protocol.ts";
import type { RuntimeReport } from "./run-runtime.ts";

/** The failures of one client. */
interface Counts {
  report: SubjectReport;
  /** Requests to an address that is not the base address's origin over https. */
  asked: number;
  /** Requests that a redirect led to. */
  followed: number;
  /** Of both, over plain HTTP. */
  plain: number;
  /** Of both, those that carried an Authorization field. */
  withToken: number;
  bodyBytes: number;
  /** Sink checks that showed the token, in the probe or in what was printed during a failure. */
  shown: number;
}

/** Runs our subjects and the bare peers through the same cases in Node 24. Names that resolve nowhere are left out for the peers. */
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
  // The functions that a polluted prototype or a call's options hand in ask for /taken themselves, without a token.
  const arrived = wrong.filter(
    ({ what, target }) => /arrived$|followed|asked as/.test(what) && !target.includes("/taken/"),
  );
  const followed = arrived.filter(({ target }) => target.includes("/followed/"));
  return {
    report,
    asked: arrived.length - followed.length,
    followed: followed.length,
    plain: arrived.filter(({ place }) => place === "H" || place === "P").length,
    withToken: arrived.filter(({ rawHeaders }) =>
      rawHeaders.some((name, at) => at % 2 === 0 && /^authorization$/i.test(name)),
    ).length,
    bodyBytes: arrived.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0),
    shown: new Set([...report.leaks.map(({ key }) => key), ...printed.map(({ title }) => title)]).size,
  };
}

/** The comparison as a Markdown table, a column a client. */
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
