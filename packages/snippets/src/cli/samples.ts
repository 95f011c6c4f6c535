import { isMap, parseDocument, stringify, type Tags, visit } from "yaml";
import { ExactNumber, isRecord } from "../document/json.ts";
import { codeSamples } from "../write/code-samples.ts";
import { type CommandArguments, CommandError } from "./arguments.ts";
import { Failures } from "./failures.ts";
import type { Input } from "./input.ts";
import type { Output } from "./write.ts";

/** Prints the document with `x-codeSamples`, in the format that it was read in. */
export function writeSamples(input: Input, command: CommandArguments, { print, warn }: Output): 0 | 1 {
  if ("har" in input) throw new CommandError("--samples is for OpenAPI documents: omit it for a HAR file");
  const { operations, targets, options } = command;
  const failures = new Failures();
  const document = codeSamples(input.document, {
    ...options,
    targets,
    ...(operations.length > 0 && { operations }),
    onError: (operationId, target, error) => failures.add(operationId, target, error),
  });
  for (const line of failures.lines()) warn(`signet-snippets: ${line}\n`);
  const isChanged = Object.entries(document.paths ?? {}).some(([path, item]) => item !== input.document.paths?.[path]);
  if (failures.count > 0 && !isChanged) {
    warn("signet-snippets: no sample could be written, so the document is not printed\n");
    return 1;
  }
  print(
    input.yaml !== undefined
      ? yamlText(input.yaml, input.document, document)
      : `${JSON.stringify(document, exactIntegers, 2)}\n`,
  );
  return failures.count === 0 ? 0 : 1;
}

/** JSON.stringify refuses a bigint; an ExactNumber writes itself. */
function exactIntegers(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? new ExactNumber(`${value}`).toJSON() : value;
}

/** Adds the samples to the text of a document, which keeps its comments; or writes the document if it has several files. */
function yamlText(source: string, before: object, after: object): string {
  const document = parseDocument(source, yamlOptions);
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value === "number" && node.source !== undefined) node.value = new ExactNumber(node.source);
    },
  });
  for (const [keys, samples] of samplesIn(before, after)) {
    const operation = document.getIn(keys);
    // An operation behind a reference has no place of its own in this text.
    if (!isMap(operation)) return stringify(after, { ...yamlOptions, aliasDuplicateObjects: false, lineWidth: 0 });
    operation.set("x-codeSamples", document.createNode(samples, { aliasDuplicateObjects: false }));
  }
  const indentSeq = !/^( *)[^\s#-].*:\n\1- /m.test(source);
  return document.toString({ lineWidth: 0, indentSeq });
}

/** Finds the samples that were added, and the keys of their operations. */
function* samplesIn(
  before: unknown,
  after: object,
  keys: readonly string[] = [],
): Generator<readonly [keys: readonly string[], samples: unknown]> {
  for (const [key, value] of Object.entries(after)) {
    const old = isRecord(before) ? before[key] : undefined;
    if (key === "x-codeSamples") yield [keys, value];
    else if (value !== old && isRecord(value)) yield* samplesIn(old, value, [...keys, key]);
  }
}

const exactNumber = {
  tag: "tag:yaml.org,2002:float",
  default: true as const,
  identify: (value: unknown) => value instanceof ExactNumber,
  test: /^(?!)/,
  resolve: Number,
  stringify: ({ value }: { value?: unknown }) => (value as ExactNumber).text,
};
const yamlOptions = { customTags: (tags: Tags) => [exactNumber, ...tags] };
