/** Something of a document that no page shows. */
export interface NotShown {
  /** The operation, webhook or schema. */
  readonly where: string;
  readonly what: string;
}

/** Writes the list with which a build ends. */
export function listNotShown(notShown: readonly NotShown[]): string {
  return `Not shown:\n${notShown.map(({ where, what }) => `  ${where}: ${what}\n`).join("")}`;
}
