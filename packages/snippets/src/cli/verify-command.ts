import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { rootCertificates } from "node:tls";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { formatReport, verifySnippets } from "../verify/verify.ts";
import type { CommandArguments } from "./arguments.ts";
import { CommandError } from "./command-error.ts";
import type { Output } from "./write.ts";

/** Runs the snippets, prints a table, and answers the exit code. */
export async function verifyCommand(
  document: OpenApiDocument,
  { operations, targets, options, ca, reset, limit, json }: CommandArguments,
  { print, warn }: Output,
): Promise<0 | 1> {
  const { server, ...rest } = options;
  const report = await verifySnippets(document, {
    ...rest,
    server,
    token: options.token ?? process.env.BITSIGHT_API_TOKEN,
    targets,
    ...(operations.length > 0 && { operations }),
    limit,
    ca,
    beforeEach: reset === undefined ? undefined : () => post(reset, ca),
    onProgress: (done, all) => {
      if (done < all && done % 50 === 0) warn(`signet-snippets: ${done} of ${all} operations\n`);
    },
  });
  print(json ? `${JSON.stringify(report, undefined, 2)}\n` : formatReport(report));
  return report.counts.failed === 0 ? 0 : 1;
}

async function post(address: string, authority: string | undefined): Promise<void> {
  const ca = authority === undefined ? rootCertificates : [...rootCertificates, await readFile(authority, "utf8")];
  const status = await new Promise<number>((done, fail) => {
    const outgoing = request(address, { method: "POST", ca: [...ca] }, (answer) => {
      answer.resume().on("end", () => done(answer.statusCode ?? 0));
    });
    outgoing.on("error", fail).end();
  }).catch((cause: Error) => {
    throw new CommandError(2, `--reset got no answer: ${cause.message}`, { cause });
  });
  if (status >= 400) throw new CommandError(2, `--reset was answered ${status}`);
}
