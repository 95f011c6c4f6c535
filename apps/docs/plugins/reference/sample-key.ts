/** What a page asks for with `<RequestSnippet … />`. */
export interface SampleRequest {
  readonly operation: string;
  readonly target: string;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
}

/** The name under which the build keeps the snippet that a page asked for. */
export function sampleKey({ operation, target, server = "", token = "" }: SampleRequest): string {
  return [operation, target, server, token].join(" ");
}
