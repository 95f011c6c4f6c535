import { MinimalReporter, type TestModule, type TestSpecification } from "vitest/node";

interface Count {
  filesLeft: number;
  passed: number;
  failed: number;
  skipped: number;
}

/** Prints a line for each project that ends, and failures in full at the end. */
export class ProjectReporter extends MinimalReporter {
  #counts = new Map<string, Count>();

  override onTestRunStart(specifications: readonly TestSpecification[]): void {
    super.onTestRunStart(specifications);
    for (const { project } of specifications) this.#countOf(project.name).filesLeft += 1;
  }

  override onTestModuleEnd(module: TestModule): void {
    super.onTestModuleEnd(module);
    const { name } = module.project;
    const count = this.#countOf(name);
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state !== "pending") count[state] += 1;
    }
    if (!module.ok()) this.log(`${name}: ${module.relativeModuleId} failed`);
    count.filesLeft -= 1;
    if (count.filesLeft > 0) return;
    const others = (["failed", "skipped"] as const).flatMap((state) =>
      count[state] > 0 ? [`${count[state]} ${state}`] : [],
    );
    this.log([`${name}: ${count.passed} tests passed`, ...others].join(", "));
  }

  /** Says nothing, because the end of the run tells each failure. */
  override printTestModule(): void {}

  #countOf(name: string): Count {
    const count = this.#counts.get(name) ?? { filesLeft: 0, passed: 0, failed: 0, skipped: 0 };
    this.#counts.set(name, count);
    return count;
  }
}
