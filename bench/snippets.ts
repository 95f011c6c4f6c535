import { readFileSync } from "node:fs";
import {
  createSnippet,
  createSnippetFromHar,
  type HarRequest,
  listOperations,
  type OpenApiDocument,
  targetNames,
} from "@signet/snippets";
import { type CorpusCase, type CorpusRequest, corpus } from "@signet/test/snippets/support/corpus";
import { defaultToken, documentOf } from "@signet/test/snippets/support/corpus-document";
import { readDirectory } from "@signet/test/snippets/support/directory";
import { harOf } from "@signet/test/snippets/support/har";
import { score } from "./snippets/correctness.ts";
import { curlconverter, type GenerateSnippet, type PeerTarget, peers, peerTargets } from "./snippets/peers.ts";
import { measureRates } from "./snippets/rate.ts";

/** Requests such as a reference page shows, from simple to medium. */
const everyday = (
  [
    { method: "GET", path: "/v1/books" },
    { method: "GET", path: "/v1/books/{guid}", pathParameters: { guid: "3fa85f64-5717-4562-b3fc-2c963f66afa6" } },
    {
      method: "GET",
      path: "/v1/books/search",
      query: [
        ["q", "O'Brien & Sons"],
        ["genre", "crime"],
        ["genre", "poetry"],
        ["limit", "20"],
      ],
    },
    { method: "POST", path: "/v1/shelves", body: '{"name": "New arrivals", "public": true, "books": [1, 2, 3]}' },
    {
      method: "PATCH",
      path: "/v1/shelves/{guid}",
      pathParameters: { guid: "a5e23bf0-38d4-4cea-aa50-19ee75da481d" },
      headers: { "If-Match": '"3"' },
      body: '{"name": "It\'s new", "note": null, "place": {"room": 2, "row": "A"}}',
    },
    { method: "DELETE", path: "/v1/shelves/{guid}", pathParameters: { guid: "a5e23bf0-38d4-4cea-aa50-19ee75da481d" } },
  ] satisfies readonly CorpusRequest[]
).map((request): CorpusRequest => ({ ...request, token: defaultToken }));

const server = "https://api.library.example";
const options = { server, token: defaultToken };

function compareRates(): void {
  const documents = everyday.map((request) => documentOf(request));
  const hars = everyday.map((request) => harOf(request, server));
  const curls = documents.map((document) => createSnippet(document, "sendValue", "curl", options).code);
  const fromHar = (har: HarRequest, target: PeerTarget) => () => createSnippetFromHar(har, target).code;
  const fromOpenApi = (document: OpenApiDocument, target: PeerTarget) => () =>
    createSnippet(document, "sendValue", target, options).code;
  const rows: Record<string, Record<string, string>> = {};
  for (const targets of [...peerTargets.map((target) => [target]), peerTargets]) {
    const each = <Input>(inputs: readonly Input[], prepare: (input: Input, target: PeerTarget) => GenerateSnippet) =>
      inputs.flatMap((input) => targets.map((target) => prepare(input, target)));
    const own = [
      { name: "ours, from HAR", snippets: each(hars, fromHar) },
      { name: "ours, from OpenAPI", snippets: each(documents, fromOpenApi) },
    ];
    const others = peers.map(({ name, prepare }) => ({ name, snippets: each(hars, prepare) }));
    const converter = { name: "curlconverter 4.12.0", snippets: curls.map(curlconverter) };
    const contestants = [...own, ...others, ...(targets.join() === "python" ? [converter] : [])];
    const rates = measureRates(contestants);
    const [first = 0, second = 0] = rates;
    for (const [index, { name }] of contestants.entries()) {
      const rate = rates[index] ?? 0;
      const ratio = index < own.length ? "" : ` (${(first / rate).toFixed(1)}×, ${(second / rate).toFixed(1)}×)`;
      rows[name] = { ...rows[name], [targets.join(", ")]: thousands(rate) + ratio };
    }
  }
  print("Snippets per second of processor time (in brackets: our rate from HAR and from OpenAPI, as a multiple)", rows);
}

async function compareCorrectness(): Promise<void> {
  const shared = corpus
    .filter(({ refusedFor, request }) => refusedFor === undefined && isShared(request))
    .map((one): CorpusCase => ({ ...one, request: { token: defaultToken, ...one.request } }));
  const ours = (one: CorpusCase, target: PeerTarget, address: string) =>
    createSnippet(documentOf(one.request), "sendValue", target, { server: address, token: one.request.token ?? "" })
      .code;
  const fromHar = (one: CorpusCase, target: PeerTarget, address: string) =>
    createSnippetFromHar(harOf(one.request, address), target).code;
  const rows: Record<string, Record<string, string>> = {};
  const add = async (name: string, target: PeerTarget, make: (one: CorpusCase, address: string) => string) => {
    const { right, wrong } = await score(shared, target, make);
    rows[name] = { ...rows[name], [target]: `${right} right, ${wrong.length} wrong` };
    if (process.argv.includes("--wrong")) console.log(`${name}, ${target}: ${wrong.join(" ")}`);
  };
  for (const target of peerTargets) {
    await add("ours, from HAR", target, (one, address) => fromHar(one, target, address));
    await add("ours, from OpenAPI", target, (one, address) => ours(one, target, address));
    for (const { name, prepare } of peers) {
      const before = name.startsWith("@scalar") && target === "python" ? "import requests\n" : "";
      await add(name, target, (one, address) => before + prepare(harOf(one.request, address), target)());
    }
  }
  await add("curlconverter 4.12.0", "python", (one, address) => curlconverter(ours(one, "curl", address))());
  print(`Correctness: ${shared.length} hostile requests, each run and compared with what arrived`, rows);
}

/** Generators take forms, files, cookies and other credentials in different ways. */
function isShared({ form, parts, file, cookies, credential }: CorpusRequest): boolean {
  return [form, parts, file, cookies, credential].every((part) => part === undefined);
}

function measureGithub(): void {
  const path = `${import.meta.dirname}/node_modules/@octokit/openapi/generated/api.github.com.json`;
  const rows = Object.fromEntries(
    (["half", "whole"] as const).map((part) => {
      const runs = Array.from({ length: 5 }, () => writeAll(readPart(path, part))).sort(
        (a, b) => a.seconds - b.seconds,
      );
      const { operations, made, seconds = 0 } = runs[2] ?? {};
      const each = `${((seconds * 1e6) / (made || 1)).toFixed(1)} µs`;
      return [part, { operations, snippets: made, seconds: seconds.toFixed(3), each }];
    }),
  );
  print(
    "GitHub's description × three targets (median of five; linear when each takes the same in half and whole)",
    rows,
  );
}

/** Parses the document again, because operations are indexed once for each object. */
function readPart(path: string, part: "half" | "whole"): OpenApiDocument {
  const document: OpenApiDocument = JSON.parse(readFileSync(path, "utf8"));
  const paths = Object.entries(document.paths ?? {}).filter((_, index) => part === "whole" || index % 2 === 0);
  return { ...document, paths: Object.fromEntries(paths) };
}

function writeAll(document: OpenApiDocument) {
  const ids = Object.values(document.paths ?? {}).flatMap((item) =>
    Object.values(item).flatMap((operation: { operationId?: string }) => operation.operationId ?? []),
  );
  const start = performance.now();
  let made = 0;
  for (const id of ids) {
    for (const target of targetNames) if (createSnippet(document, id, target).code !== "") made += 1;
  }
  return { operations: ids.length, made, seconds: (performance.now() - start) / 1000 };
}

function print(title: string, rows: object): void {
  console.log(`\n${title}`);
  console.table(rows);
}

function thousands(rate: number): string {
  return rate.toLocaleString("en", { maximumFractionDigits: 0 });
}

/** Kubernetes has 845 operations, and schemas that refer to each other. */
function measureKubernetes(): void {
  const document = readDirectory("kubernetes.io.json") ?? { openapi: "3.0.0" };
  const operations = listOperations(document);
  const start = performance.now();
  const written = operations.flatMap(({ operationId }) =>
    targetNames.map((target) => createSnippet(document, operationId, target, { server }).code),
  );
  const seconds = (performance.now() - start) / 1000;
  const row = { operations: operations.length, snippets: written.length, seconds: seconds.toFixed(2), limit: 5 };
  print("Kubernetes × three targets", { Kubernetes: row });
  if (seconds > 5) process.exitCode = 1;
}

const parts = {
  rates: compareRates,
  github: measureGithub,
  kubernetes: measureKubernetes,
  correctness: compareCorrectness,
};
const chosen = process.argv.slice(2).filter((word) => word in parts);
for (const [name, run] of Object.entries(parts)) if (chosen.length === 0 || chosen.includes(name)) await run();
