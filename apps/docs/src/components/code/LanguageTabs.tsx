import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import type { ReactNode } from "react";
import type { Sample } from "../../../plugins/reference/sample.ts";
import { languageNames } from "../../language-names.ts";
import { CodeSample } from "./CodeSample.tsx";

/** Renders a request in every language. The choice is remembered, and `?lang=` links to it. */
export function LanguageTabs({ samples }: { readonly samples: readonly Sample[] }): ReactNode {
  if (samples.length === 0) return <p>No language can express this request.</p>;
  return (
    <Tabs groupId="lang" queryString="lang">
      {samples.map((sample) => (
        <TabItem key={sample.target} value={sample.target} label={languageNames[sample.target]}>
          <CodeSample sample={sample} />
        </TabItem>
      ))}
    </Tabs>
  );
}
