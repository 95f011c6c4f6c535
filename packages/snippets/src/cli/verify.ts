import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { rootCertificates } from "node:tls";
import { formatReport, verifySnippets } from "../verify/verify.ts";
import { type CommandArguments, CommandError } from "./arguments.ts";
import type { Input } from "./input.ts";
import type { Output } from "./write.ts";

export async function verify(
  input: Input,
  { operations, targets, options, ca, reset, limit, python, json }: CommandArguments,
  { print, warn }: Output,
): Promise<0 | 1> {
  if ("har" in input)
    throw new CommandError("verify is for OpenAPI documents: run the snippets of a HAR file yourself");
  const report = await verifySnippets(input.document, {
    ...options,
    token: options.token ?? process.env.BITSIGHT_API_TOKEN,
    targets,
    ...(operations.length > 0 && { operations }),
    limit,
    ca,
    python,
    beforeEach: reset === undefined ? undefined : () => post(reset, ca),
    onProgress(done, all) {
      if (done < all && done % 200 === 0) warn(`signet-snippets: ${done} of ${all} snippets\n`);
    },
  });
  print(json ? `${JSON.stringify(report, undefined, 2)}\n` : formatReport(report));
  return report.counts.failed === 0 ? 0 : 1;
}

async function post(url: string, authority: string | undefined): Promise<void> {
  const ca = authority === undefined ? [...rootCertificates] : [...rootCertificates, await readFile(authority, "utf8")];
  const status = await new Promise<number>((done, fail) => {
    const outgoing = request(url, { method: "POST", ca }, (response) => {
      response.resume().on("end", () => done(response.statusCode ?? 0));
    });
    outgoing.on("error", fail).end();
  }).catch((cause: Error) => {
    throw new CommandError(`--reset failed: ${cause.message}`, { cause });
  });
  if (status >= 400) throw new CommandError(`--reset failed: status ${status}`);
}
