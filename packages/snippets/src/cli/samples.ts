import { stringify } from "yaml";
import { ExactNumber } from "../document/json.ts";
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
  print(input.isYaml ? yamlText(document) : `${JSON.stringify(document, exactIntegers, 2)}\n`);
  return failures.count === 0 ? 0 : 1;
}

/** JSON.stringify refuses a bigint; an ExactNumber writes itself. */
function exactIntegers(_name: string, value: unknown): unknown {
  return typeof value === "bigint" ? new ExactNumber(`${value}`).toJSON() : value;
}

function yamlText(document: object): string {
  return stringify(document, {
    aliasDuplicateObjects: false,
    lineWidth: 0,
    customTags: (tags) => [exactNumber, ...tags],
  });
}

const exactNumber = {
  tag: "tag:yaml.org,2002:float",
  default: true as const,
  identify: (value: unknown) => value instanceof ExactNumber,
  test: /^(?!)/,
  resolve: Number,
  stringify: ({ value }: { value?: unknown }) => (value as ExactNumber).text,
};
