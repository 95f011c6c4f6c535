import type { Reporter, TestModule } from "vitest/node";

/** Ends a run with what was run for each package, and one line that counts it all. */
export default class PackageReport implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const rows = new Map<string, { files: number; passed: number; failed: number; skipped: number }>();
    for (const module of modules) {
      const row = rows.get(module.project.name) ?? { files: 0, passed: 0, failed: 0, skipped: 0 };
      row.files += 1;
      for (const { result } of [...module.children.allTests()].map((test) => ({ result: test.result().state }))) {
        if (result !== "pending") row[result] += 1;
      }
      // A file that could not be read has no tests to fail: it counts as one.
      if (module.state() === "failed" && [...module.children.allTests("failed")].length === 0) row.failed += 1;
      rows.set(module.project.name, row);
    }
    const total = (key: "passed" | "failed" | "skipped") => [...rows.values()].reduce((sum, row) => sum + row[key], 0);
    console.table(Object.fromEntries(rows));
    console.log(`${total("passed")} passed, ${total("failed")} failed, ${total("skipped")} skipped`);
  }
}
