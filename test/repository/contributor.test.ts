import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Scratch } from "@signet/tools/scratch";
import { createScratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** Follows CONTRIBUTING.md to the letter, in a copy of the repository: its blocks are files, edits and commands. */
const guide = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");
const recipes = guide
  .split(/^## /m)
  .map((section) => ({ title: section.split("\n", 1)[0] ?? "", blocks: [...section.matchAll(block())] }))
  .filter(({ blocks }) => blocks.length > 0);

let scratch: Scratch;
beforeAll(() => {
  scratch = createScratch();
  for (const args of [
    ["init", "--quiet"],
    ["add", "--all"],
  ])
    scratch.run("git", ...args);
});
afterAll(() => scratch?.[Symbol.dispose]());

describe("CONTRIBUTING", () => {
  test("has the recipes that this test follows", () => {
    expect(recipes.map(({ title }) => title)).toEqual([
      "An operation",
      "A field",
      "A change that breaks callers",
      "A snippet target",
    ]);
  });

  test.each(recipes)("$title ends as the document says", { timeout: 600_000 }, ({ blocks }) => {
    for (const [, info = "", content = ""] of blocks) {
      if (info === "sh") for (const line of content.trim().split("\n")) command(line);
      else edit(info, content);
    }
  });
});

/** Runs a line; a comment behind it says what it fails with. */
function command(line: string): void {
  const [words = "", failure] = line.split(" # fails: ");
  const { code, output } = scratch.run("pnpm", ...words.split(" ").slice(1));
  if (failure === undefined) expect(code, `${line}\n${output}`).toBe(0);
  else {
    expect(code, line).not.toBe(0);
    expect(output, line).toContain(failure);
  }
  scratch.run("git", "add", "--all");
}

/** Writes a file, or changes the one place of it that the block names. */
function edit(info: string, content: string): void {
  const [, name = "", how, quoted = '""'] = /^\w+ (\S+)(?: (after|instead of) (".*"))?$/.exec(info) ?? [];
  const file = join(scratch.path, name);
  if (how === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    expect(existsSync(file), `${name} is there already`).toBe(false);
    writeFileSync(file, content);
    return;
  }
  const place = `${JSON.parse(quoted)}\n`;
  const parts = readFileSync(file, "utf8").split(`\n${place}`);
  expect(parts, `${place} stands once in ${name}`).toHaveLength(2);
  const [before, after] = parts;
  writeFileSync(file, `${before}\n${how === "after" ? place : ""}${content}${after}`);
}

/** A fenced block: the words behind its fence, and what it holds. */
function block(): RegExp {
  return /^```(sh|\w+ [^\n]+)\n([\s\S]*?)^```$/gm;
}
