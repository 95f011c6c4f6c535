import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createScratch, type Scratch } from "@signet/tools/scratch";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isFull } from "../support/round.ts";

/**
 * Follows the recipes of CONTRIBUTING.md in a copy of the repository: their blocks are files, edits and commands. The commands take
 * minutes, so only a full round runs them (`pnpm test:newcomer change`).
 */
const guide = readFileSync(join(import.meta.dirname, "../../CONTRIBUTING.md"), "utf8");
const fence = /^```(sh|\w+ [^\n]+)\n([\s\S]*?)^```$/gm;
const recipes = guide
  .split(/^## /m)
  .map((section) => ({ title: section.split("\n", 1)[0] ?? "", blocks: [...section.matchAll(fence)] }))
  .filter(({ blocks }) => blocks.length > 0);

let scratch: Scratch;
beforeAll(() => {
  scratch = createScratch();
  const git = (...args: string[]) => expect(scratch.run("git", ...args)).toMatchObject({ code: 0 });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=Test", "-c", "user.email=test@signet.example", "commit", "--quiet", "--message", "Start");
  // The last release, which the contract is compared with.
  git("tag", "@signet/client@0.0.1");
});
afterAll(() => scratch?.[Symbol.dispose]());

describe("the recipes of CONTRIBUTING", () => {
  test("are four", () => expect(recipes).toHaveLength(4));

  test.each(recipes)(
    `$title ${isFull ? "works" : "finds its places"} as written`,
    { timeout: 600_000 },
    ({ blocks }) => {
      for (const [, info = "", content = ""] of blocks) {
        if (info !== "sh") edit(info, content);
        else if (isFull) for (const line of content.trim().split("\n")) run(line);
      }
    },
  );
});

/** Runs a command. A comment after it names the expected failure. */
function run(line: string): void {
  const [words = "", failure] = line.split(" # fails: ");
  const { code, output } = scratch.run("pnpm", ...words.split(" ").slice(1));
  if (failure === undefined) expect(code, `${line}\n${output}`).toBe(0);
  else {
    expect(code, line).not.toBe(0);
    expect(output, line).toContain(failure);
  }
  scratch.run("git", "add", "--all");
}

/** Creates a file, or changes the one place of it that the block names. */
function edit(info: string, content: string): void {
  const [, name = "", how, quoted = '""'] = /^\w+ (\S+)(?: (after|instead of) (".*"))?$/.exec(info) ?? [];
  const file = join(scratch.path, name);
  if (how === undefined) {
    mkdirSync(dirname(file), { recursive: true });
    expect(existsSync(file), `${name} exists`).toBe(false);
    writeFileSync(file, content);
    return;
  }
  const place = `\n${JSON.parse(quoted)}\n`;
  const parts = `\n${readFileSync(file, "utf8")}`.split(place);
  expect(parts, `${name} contains this once: ${place}`).toHaveLength(2);
  const [before = "", after = ""] = parts;
  writeFileSync(file, `${before}${how === "after" ? place : "\n"}${content}${after}`.slice(1));
}
