/** Returns an operation's id for one line of text: an id may contain anything. */
export function heading(operationId: string): string {
  return operationId.replace(/\p{C}|\p{Zl}|\p{Zp}/gu, " ");
}
