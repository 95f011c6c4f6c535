import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { Sample } from "../../plugins/sample.ts";
import { languageNames, placeholder, preferencesPage, tokenPage } from "../places.ts";
import { CodePanel } from "./CodePanel.tsx";
import { CodeText } from "./CodeText.tsx";
import { CopyButton } from "./CopyButton.tsx";
import { TokenText } from "./TokenText.tsx";

/** A snippet with its copy button and the ways to a token. Tests run the text of its `code` element as it stands. */
export function CodeSample({ sample }: { readonly sample: Sample }): ReactNode {
  const { operation, target, server, token, segments } = sample;
  const name = languageNames[target];
  const code = segments.map(([text]) => text).join("");
  return (
    <figure className="sample">
      <figcaption>
        <span className="sample-language">{name}</span>
        <CopyButton what={`the ${name} snippet of ${operation}`} text={code} />
      </figcaption>
      <CodePanel>
        <code data-operation={operation} data-target={target} data-server={server} data-token={token}>
          <CodeText segments={segments} />
        </code>
      </CodePanel>
      <p className="sample-token">
        {token === placeholder ? (
          <span>
            <TokenText text={`In place of ${placeholder}, put a token:`} />
          </span>
        ) : (
          <span>In place of the example, put a token of your own:</span>
        )}
        <Link to={tokenPage}>Get a token</Link>
        <a href={preferencesPage}>Sandbox: User Preferences</a>
      </p>
    </figure>
  );
}
