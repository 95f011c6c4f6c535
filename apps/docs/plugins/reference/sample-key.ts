export interface SampleRequest {
  readonly operation: string;
  readonly target: string;
  readonly server?: string | undefined;
  readonly token?: string | undefined;
}

export function sampleKey({ operation, target, server = "", token = "" }: SampleRequest): string {
  return [operation, target, server, token].join(" ");
}
