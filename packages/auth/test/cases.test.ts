import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

/** The ids of the client-side security cases: what a caller, a server or a mistake may try. */
const ids = [
  ["scheme", "C01 C02 C05 C06 C07 C09 C10 C14 C15 C16 C17 C20"],
  ["redirects", "C21 C22 C23 C24 C26 C28 C29 C30 C31 C33 C34 C35 C36"],
  ["origin", "C40 C41 C43 C44 C47 C48 C49 C54 C56"],
  ["path, query, method", "C57 C58 C59 C60 C62 C64 C65 C66 C67 C69 C70"],
  ["links", "C73 C74 C75 C78 C79"],
  ["token", "C82 C83 C84 C85 C86 C87 C88 C89 C90 C91 C95"],
  ["sinks", "C97 C98 C99 C100 C101 C102 C103 C106 C107 C108"],
  ["transport", "C112 C114 C115 C116 C117 C118 C119 C120 C121 C125 C129"],
] as const;

const packages = join(import.meta.dirname, "../..");
const titles = globSync(["auth/test/*.test.ts", "client/test/*.test.ts"], { cwd: packages })
  .filter((file) => !file.endsWith("cases.test.ts"))
  .flatMap(
    (file) => readFileSync(join(packages, file), "utf8").match(/"[^"\n]*\bC\d+[^"\n]*"|`[^`\n]*\bC\d+[^`\n]*`/g) ?? [],
  )
  .join("\n");
const excused = readFileSync(join(packages, "auth/README.md"), "utf8").match(/^\| C\d+ +\| .+ \| .+ \|$/gm) ?? [];

describe.each(ids)("the security cases of %s", (_, line) => {
  test.each(line.split(" "))("%s has a test by its name, or a reason in the README", (id) => {
    const tested = new RegExp(`\\b${id}\\b`).test(titles);
    const reasoned = excused.some((row) => row.startsWith(`| ${id} `));
    expect([tested, reasoned]).toEqual([!reasoned, !tested]);
  });
});
