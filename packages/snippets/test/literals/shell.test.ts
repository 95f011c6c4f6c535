import { describe, expect, test } from "vitest";
import { shellWord } from "../../src/literals/shell.ts";
import { plainText } from "../../src/write/text.ts";
import { run } from "../support/run.ts";

describe("shellWord", () => {
  test.each(["a\rb\tc\n", "it's\t!x \\ $HOME `id` \u001b[31m\u007f", "\ré🌻\n\n"])(
    "shows the control characters of %j, which the shell reads as they were",
    async (text) => {
      const word = plainText(shellWord(text));
      expect(word).toMatch(/^\$'[^\p{Cc}]*'$/u);
      expect(await run("bash", ["-c", 'set -o history; set -H; eval "$(cat)"'], `printf %s. ${word}`)).toBe(`${text}.`);
    },
  );
});
