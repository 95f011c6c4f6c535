import samples from "@generated/signet-reference/default/samples.json";
import type { ReactNode } from "react";
import { type SampleRequest, sampleKey } from "../../../plugins/reference/sample-key.ts";
import { CodeSample } from "./CodeSample.tsx";

/** Renders a snippet on a guide. The build finds it in the page's text and writes its code. */
export function RequestSnippet(request: SampleRequest): ReactNode {
  const sample = samples[sampleKey(request)];
  if (sample === undefined)
    throw new Error(`snippet ${sampleKey(request)} is missing: write its attributes as plain strings`);
  return <CodeSample sample={sample} />;
}
