import type { Document, Found } from "./document.ts";
import { exampleOf } from "./document.ts";

/** Writes the contract's examples of answers, by operation and status, for tests of those who use the client. */
export function writeExamples(document: Document, found: readonly Found[]): string {
  const rows = found.map(({ operation, answers }) => {
    const examples = answers.map(([status, { content = {} }]) => {
      const [[type, media] = ["", {}]] = Object.entries(content);
      return [status, type === "" ? {} : { type, body: exampleOf(document, media) }];
    });
    return `  ${operation.operationId}: ${JSON.stringify(Object.fromEntries(examples))},\n`;
  });
  return `/** An answer as the contract shows it; without a type it has no body. */
export interface Example {
  type?: string;
  body?: unknown;
}

/** The contract's examples of answers, by operation and status. */
export const examples: Readonly<Record<string, Readonly<Record<number, Example>>>> = {
${rows.join("")}};
`;
}
