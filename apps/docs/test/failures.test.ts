import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashOfPrograms, kindOf, type RecordedFailures, recordFailures } from "../record/failures.ts";
import { pageAt } from "./site.ts";

const file = join(import.meta.dirname, "../generated/failures.json");
const recorded: RecordedFailures = JSON.parse(readFileSync(file, "utf8"));

describe("generated/failures.json", () => {
  test("has what failing calls print", { timeout: 120_000 }, async () => {
    expect(recorded.programs, "run `pnpm generate`").toBe(hashOfPrograms());
    const outputs = await recordFailures();
    const kinds = (all: RecordedFailures["outputs"]) =>
      Object.fromEntries(
        Object.entries(all).map(([symptom, own]) => [symptom, Object.values(own).map((output) => kindOf(output))]),
      );
    expect(kinds(outputs)).toEqual(kinds(recorded.outputs));
  });

  test("is what the page on failures shows", () => {
    const shown = pageAt("/failures").root.querySelectorAll("code[data-output]");
    expect(shown).toHaveLength(3 * Object.keys(recorded.outputs).length);
    for (const code of shown) {
      const output = recorded.outputs[code.getAttribute("data-output") ?? ""];
      expect(code.textContent).toBe(output?.[code.getAttribute("data-language") as keyof typeof output]);
    }
  });
});
