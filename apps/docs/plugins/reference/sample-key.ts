/** The attributes of `<RequestSnippet … />`. */
export interface SampleRequest {
  readonly operation: string;
  readonly target: string;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
}

/** Returns the key of a snippet in the generated data. */
export function sampleKey({ operation, target, server = "", token = "" }: SampleRequest): string {
  return [operation, target, server, token].join(" ");
}
