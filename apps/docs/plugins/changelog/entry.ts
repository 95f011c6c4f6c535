/** One change of the contract, as a release writes it into `openapi/changelog.json`. */
export interface ContractChange {
  /** `major` can break a program that was right before, `minor` gives more, `patch` only says it better. */
  readonly impact: "major" | "minor" | "patch";
  /** What changed, in a sentence. */
  readonly message: string;
  /** The operation it stands in; absent for what several share. */
  readonly operationId?: string;
  /** Whether the operation has a page: one that was removed has none. */
  readonly hasPage: boolean;
}

/** One entry of the changelog. */
export interface ChangelogEntry {
  /** Its anchor on the page, and its name in the feed. */
  readonly id: string;
  readonly title: string;
  /** The day as `YYYY-MM-DD`; empty where the repository's history is not there to tell. */
  readonly date: string;
  readonly kind: "packages" | "contract";
  /** Paragraphs of text, code between backticks. */
  readonly text: string;
  readonly changes: readonly ContractChange[];
}
