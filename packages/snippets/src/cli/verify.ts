import { readFile } from "node:fs/promises";
import { request } from "node:https";
import { rootCertificates } from "node:tls";
import type { OpenApiDocument } from "../document/openapi-document.ts";
import { listOperations } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { SnippetOptions } from "../options.ts";
import { createRequest } from "../request/create-request.ts";
import { formatReport, verifySnippets } from "../verify/verify.ts";
import { createSnippet } from "../write/create-snippet.ts";
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
    token: options.token ?? tokenFromEnvironment(input.document, options),
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

/** Reads the token from the variable that the snippets would read it from. */
function tokenFromEnvironment(document: OpenApiDocument, options: SnippetOptions): string | undefined {
  for (const { operationId } of listOperations(document)) {
    try {
      const { credentials } = createRequest(document, operationId, options);
      if (credentials.length === 0) continue;
      const snippet = createSnippet(document, operationId, "curl", { ...options, credentialsFrom: "environment" });
      const variable = snippet.credentials[0];
      return variable && process.env[snippet.code.slice(variable.start, variable.end)];
    } catch (error) {
      if (!(error instanceof SnippetError)) throw error;
    }
  }
  return undefined;
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
