import { SnippetError } from "../errors.ts";
import type { TargetName } from "../targets/target.ts";
import { heading } from "./heading.ts";

/** Collects the snippets that could not be written, and reports each cause once. */
export class Failures {
  count = 0;
  readonly #causes = new Map<string, { text: string; operations: Set<string>; targets: Set<TargetName> }>();

  add(operationId: string, target: TargetName, error: unknown): void {
    this.count += 1;
    const message = error instanceof Error ? error.message : String(error);
    const text = error instanceof SnippetError ? `${message} [${error.code}]` : `unexpected error: ${message}`;
    const key = text.replaceAll(operationId, "");
    const cause = this.#causes.get(key) ?? { text, operations: new Set(), targets: new Set() };
    this.#causes.set(key, cause);
    cause.operations.add(operationId);
    cause.targets.add(target);
  }

  /** Lists the causes, one a line. */
  lines(): readonly string[] {
    return [...this.#causes.values()].map(({ text, operations, targets }) => {
      const [first = "", ...others] = operations;
      const more = others.length > 0 ? ` and ${others.length} more` : "";
      return `${heading(first)}${more}, ${[...targets].join(", ")}: ${text}`;
    });
  }
}
