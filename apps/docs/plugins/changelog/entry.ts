export interface ContractChange {
  /** `major` can break programs, `minor` adds something, `patch` only changes descriptions. */
  readonly impact: "major" | "minor" | "patch";
  readonly message: string;
  /** Missing when a change affects several operations. */
  readonly operationId?: string;
  /** False for a removed operation. */
  readonly hasPage: boolean;
}

export interface ChangelogEntry {
  /** The anchor on the page and in the feed. */
  readonly id: string;
  readonly title: string;
  /** The day as `YYYY-MM-DD`; empty without Git history. */
  readonly date: string;
  /** True until a release gives the entry its own anchor. */
  readonly isPending?: boolean;
  readonly kind: "packages" | "contract";
  /** Paragraphs, with code between backticks. */
  readonly text: string;
  readonly changes: readonly ContractChange[];
}
