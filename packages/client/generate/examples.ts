import type { Operation } from "@signet/openapi";

export function writeExamples(operations: readonly Operation[]): string {
  const entries = operations.map(({ id, responses }) => {
    const examples = responses.map(({ status, content: [media] }) => [
      status,
      media === undefined ? {} : { type: media.type, body: media.example },
    ]);
    return `  ${id}: ${JSON.stringify(Object.fromEntries(examples))},\n`;
  });
  return `/** A response of the contract; without a type it has no body. */
export interface Example {
  type?: string;
  body?: unknown;
}

/** The contract's response examples, by operation and status. */
export const examples: Readonly<Record<string, Readonly<Record<number, Example>>>> = {
${entries.join("")}};
`;
}
