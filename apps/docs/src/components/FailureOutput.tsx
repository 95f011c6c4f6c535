import TabItem from "@theme/TabItem";
import Tabs from "@theme/Tabs";
import type { ReactNode } from "react";
import recorded from "../../generated/failures.json";
import { languageNames } from "../language-names.ts";
import { CodePanel } from "./code/CodePanel.tsx";

/** Renders what each language prints for a symptom, as recorded by `pnpm generate`. */
export function FailureOutput({ symptom }: { readonly symptom: keyof typeof recorded.outputs }): ReactNode {
  const outputs = recorded.outputs[symptom];
  return (
    <Tabs groupId="lang">
      {(["curl", "python", "typescript"] as const).map((language) => (
        <TabItem key={language} value={language} label={languageNames[language]}>
          <figure className="sample">
            <CodePanel>
              <code data-output={symptom} data-language={language}>
                {outputs[language]}
              </code>
            </CodePanel>
            <p className="sample-note">Recorded on {recorded.date}.</p>
          </figure>
        </TabItem>
      ))}
    </Tabs>
  );
}
