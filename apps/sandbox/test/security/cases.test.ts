import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** The ids of the server-side security cases: what a request, a server or a page must withstand. */
const ids = [
  ["credentials", "S01 S02 S03 S04 S05 S06 S07 S08 S09 S12 S13 S14 S15 S16 S17 S18 S19 S24"],
  ["plain HTTP and TLS", "S25 S26 S27 S29 S31 S32 S34 S35"],
  ["the life of a token", "S36 S39 S40 S41 S42 S43 S47 S48 S51 S53"],
  ["storage", "S55 S56 S58 S59 S60 S62 S63"],
  ["concurrency and crashes", "S65 S66 S70 S74 S75 S76 S79 S80"],
  ["abuse", "S81 S87 S88 S89 S90 S92"],
  ["pages", "S93 S94 S96 S97 S98 S99 S100 S101 S102 S103 S105"],
  ["framing", "S107 S108 S109 S111"],
  ["rights, audit and privacy", "S114 S115 S116 S117 S118 S121 S122 S123 S125"],
] as const;

const folder = join(import.meta.dirname, "..");
const titles = globSync("**/*.test.ts", { cwd: folder })
  .filter((file) => !file.endsWith("cases.test.ts"))
  .flatMap((file) =>
    [...readFileSync(join(folder, file), "utf8").matchAll(/["'`]((?:S\d{2,3}(?:, )?)+): /g)].map(([, named]) => named),
  )
  .join("\n");
const excused = readFileSync(join(folder, "../README.md"), "utf8").match(/^\| S\d+(?:, S\d+)* \| .+ \|$/gm) ?? [];

describe.each(ids)("the security cases of %s", (_, line) => {
  test.each(line.split(" "))("%s has a test by its name, or a reason in the README", (id) => {
    const name = new RegExp(`\\b${id}\\b`);
    const tested = name.test(titles);
    const reasoned = excused.some((row) => name.test(row.split("|")[1] ?? ""));
    expect([tested, reasoned]).toEqual([!reasoned, !tested]);
  });
});
