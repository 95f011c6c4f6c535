import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { openDatabase } from "../../src/db/open.ts";
import { createTokens } from "../../src/tokens/tokens.ts";
import { folderOf } from "./folder-of.ts";

/** A writer in its own process, and the words of each line it has printed. */
export interface Writing {
  child: ChildProcessWithoutNullStreams;
  lines: string[][];
  /** Waits until the lines fulfill a condition. */
  until(isEnough: (lines: readonly string[][]) => boolean): Promise<void>;
  ended: Promise<unknown>;
}

/** Starts the writer on a database, for a number of writes. */
export async function startWriter(
  location: string,
  count: string,
  { environment = {} }: { environment?: Record<string, string> } = {},
): Promise<Writing> {
  const args = ["--conditions=@signet/source", program, location, count];
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, args, {
    env: { ...process.env, ...environment },
  });
  const lines: string[][] = [];
  const reader = createInterface(child.stdout);
  reader.on("line", (line) => lines.push(line.split(" ")));
  await once(reader, "line");
  const ended = once(reader, "close");
  return {
    ...{ child, lines, ended },
    async until(isEnough) {
      while (!isEnough(lines)) await once(reader, "line");
    },
  };
}

/** Returns the tokens of the lines that begin with a word. */
export function tokensOf(lines: readonly string[][], word: string): string[] {
  return lines.flatMap(([first, token = ""]) => (first === word ? [token] : []));
}

/** Expects everything in the database that was acknowledged before the writer stopped. */
export async function expectKept(location: string, lines: readonly string[][]): Promise<void> {
  const database = await openDatabase(location);
  const tokens = createTokens(database, Buffer.alloc(32), folderOf(location));
  const works = async (token: string) => (await tokens.verify(token, null)) !== undefined;
  const generated = tokensOf(lines, "generated");
  for (const token of [...generated.slice(0, -1), ...tokensOf(lines, "deleted")])
    expect(await works(token)).toBe(false);
  const deleting = new Set(tokensOf(lines, "deleting"));
  for (const token of tokensOf(lines, "created")) if (!deleting.has(token)) expect(await works(token)).toBe(true);
  const live = await database
    .selectFrom("tokens")
    .select(["user_guid", "last_four"])
    .where("kind", "=", "user")
    .where("hash", "is not", null)
    .execute();
  expect(new Set(live.map(({ user_guid }) => user_guid)).size).toBe(live.length);
  const last = generated.at(-1);
  if (last !== undefined && !(await works(last))) {
    // Only a later token, whose acknowledgment was cut off, may have replaced it: its log entry was written with it.
    const newest = await database
      .selectFrom("audit_events")
      .select("last_four")
      .where("action", "=", "user_token_generated")
      .orderBy("id", "desc")
      .executeTakeFirstOrThrow();
    expect(newest.last_four).not.toBe(last.slice(-4));
    expect(live.map(({ last_four }) => last_four)).toContain(newest.last_four);
  }
  await tokens.close();
  await database.destroy();
}

const program = fileURLToPath(new URL("./writer.ts", import.meta.url));
