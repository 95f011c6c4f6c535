import samples from "@generated/signet-reference/default/samples.json";
import type { ReactNode } from "react";
import type { SampleRequest } from "../../../plugins/reference/sample-key.ts";
import { sampleKey } from "../../../plugins/reference/sample-key.ts";
import { CodeSample } from "./CodeSample.tsx";

/** A snippet on a page: the build reads the page, writes the snippet from the contract, and this shows it. */
export function RequestSnippet(request: SampleRequest): ReactNode {
  const sample = samples[sampleKey(request)];
  if (sample === undefined) throw new Error(`The build did not see the snippet ${sampleKey(request)}.`);
  return <CodeSample sample={sample} />;
}
