import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { findOperation, listOperations } from "../document/operation.ts";
import { SnippetError } from "../errors.ts";
import type { HarRequest } from "../har/create-request-from-har.ts";
import { createSnippetFromHar } from "../har/create-snippet-from-har.ts";
import type { TargetName } from "../targets/target.ts";
import { targetOf } from "../targets/targets.ts";
import { createSnippet } from "../write/create-snippet.ts";
import { type CommandArguments, CommandError } from "./arguments.ts";
import { Failures } from "./failures.ts";
import { folderNames } from "./folder-names.ts";
import { heading } from "./heading.ts";
import type { Input } from "./input.ts";

export interface Output {
  readonly print: (text: string) => void;
  readonly warn: (text: string) => void;
}

/** Prints the snippets of a document or HAR file, or writes each to a file. */
export async function writeSnippets(input: Input, command: CommandArguments, { print, warn }: Output): Promise<0 | 1> {
  const { targets, out } = command;
  const { ids, chosen, write } = "har" in input ? harCalls(input.har, command) : documentCalls(input.document, command);
  if (chosen.length === 0) throw new CommandError("the input has no operation: check that it is complete");
  // Names depend on the whole document, so that a later run for other operations does not overwrite these files.
  const folders = folderNames(ids);
  const isSingle = chosen.length * targets.length === 1;
  const failures = new Failures();
  for (const [index, id] of chosen.entries()) {
    if (index > 0 && index % 200 === 0) warn(`signet-snippets: ${index} of ${chosen.length} operations\n`);
    for (const name of targets) {
      const target = targetOf(name);
      let code: string;
      try {
        code = write(id, name);
      } catch (error) {
        failures.add(id, name, error);
        continue;
      }
      if (out !== undefined) await save(join(out, folders.get(id) ?? ""), target.file, code);
      else print(isSingle ? `${code}\n` : `${target.comment} ${heading(id)} (${target.label})\n${code}\n\n`);
    }
  }
  for (const line of failures.lines()) warn(`signet-snippets: ${line}\n`);
  if (out !== undefined) {
    warn(
      `signet-snippets: ${chosen.length * targets.length - failures.count} files written, ${failures.count} failed\n`,
    );
  }
  return failures.count === 0 ? 0 : 1;
}

interface Calls {
  /** The ids of all operations; no two are equal. */
  readonly ids: readonly string[];
  /** The ids of those to write. */
  readonly chosen: readonly string[];
  readonly write: (id: string, target: TargetName) => string;
}

function documentCalls(document: Extract<Input, { document: object }>["document"], command: CommandArguments): Calls {
  const { operations, options } = command;
  const ids = listOperations(document).map(({ operationId }) => operationId);
  return {
    ids,
    chosen: operations.length === 0 ? ids : operations.map((id) => findOperation(document, id).operationId),
    write: (id, target) => createSnippet(document, id, target, options).code,
  };
}

function harCalls(requests: readonly HarRequest[], { operations, options, documentFlags }: CommandArguments): Calls {
  const [flag] = documentFlags;
  if (flag !== undefined) throw new CommandError(`--${flag} is for OpenAPI documents: omit it for a HAR file`);
  const calls = new Map<string, HarRequest>();
  for (const request of requests) {
    const { method, url } = request;
    const name = `${method} ${URL.parse(url)?.pathname ?? "(no URL)"}`;
    let id = name;
    for (let number = 2; calls.has(id); number += 1) id = `${name} (${number})`;
    calls.set(id, request);
  }
  const requestOf = (id: string) => {
    const request = calls.get(id);
    if (request) return request;
    throw new SnippetError(
      "ERR_UNKNOWN_OPERATION",
      `The HAR file has no request ${JSON.stringify(id)}: use ${[...calls.keys()].slice(0, 5).join(", ")}.`,
    );
  };
  for (const id of operations) requestOf(id);
  const ids = [...calls.keys()];
  return {
    ids,
    chosen: operations.length === 0 ? ids : operations,
    write: (id, target) => createSnippetFromHar(requestOf(id), target, options).code,
  };
}

async function save(folder: string, file: string, code: string): Promise<void> {
  try {
    await createFolder(resolve(folder));
    await writeFile(join(folder, file), `${code}\n`);
  } catch (cause) {
    const { code: reason } = cause as NodeJS.ErrnoException;
    throw new CommandError(`${join(folder, file)} cannot be written (${reason}): choose another --out`, { cause });
  }
}

/** Creates a folder and those above it. Node's recursive mkdir does not end below /proc. */
async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && (await stat(folder)).isDirectory()) return;
    const parent = dirname(folder);
    const hasParent = await stat(parent).then(
      () => true,
      () => false,
    );
    if (code !== "ENOENT" || hasParent) throw error;
    await createFolder(parent);
    await mkdir(folder);
  }
}
