import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const root = join(import.meta.dirname, "../..");

test("the reporter prints a line for each project, and each failure once and in full", () => {
  const folder = mkdtempSync(join(tmpdir(), "signet-reporter-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  const write = (file: string, text: string) => writeFileSync(join(folder, file), text);
  const head = 'import { expect, test } from "vitest";\n';
  write("good.test.ts", `${head}test.each([1, 2, 3])("good %i", () => console.log("noise"));\n`);
  write("bad.test.ts", `${head}test("bad", () => expect("what is").toBe("what should be"));\ntest.skip("later");\n`);
  const projects = ["good", "bad"].map((name) => ({ test: { name, include: [`${name}.test.ts`] } }));
  const reporter = JSON.stringify(join(root, "test/setup/project-reporter.ts"));
  write(
    "vitest.config.ts",
    `import { ProjectReporter } from ${reporter};
export default { test: { reporters: [new ProjectReporter()], projects: ${JSON.stringify(projects)} } };\n`,
  );
  const run = spawnSync("vitest", ["run", "--root", folder], {
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1" },
  });
  const output = `${run.stdout}${run.stderr}`;
  expect(run.status, output).toBe(1);
  expect(output).toContain("good: 3 tests passed\n");
  expect(output).toContain("bad: 0 tests passed, 1 failed, 1 skipped\n");
  expect(output).not.toContain("noise");
  expect(output.match(/expected 'what is' to be 'what should be'/g)).toHaveLength(1);
});
