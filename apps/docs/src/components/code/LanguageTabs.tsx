import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import type { ReactNode } from "react";
import type { Sample } from "../../../plugins/reference/sample.ts";
import { languageNames } from "../../places.ts";
import { CodeSample } from "./CodeSample.tsx";

/** One request in every language; the choice is kept over the whole site and can be linked to with `?lang=`. */
export function LanguageTabs({ samples }: { readonly samples: readonly Sample[] }): ReactNode {
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
