import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { ColoredCode } from "../../../plugins/reference/highlight.ts";
import type { Sample } from "../../../plugins/reference/sample.ts";
import { languageNames } from "../../language-names.ts";
import { usePageSettings } from "../../page-settings.tsx";
import { useToken } from "../../use-token.ts";
import { CodePanel } from "./CodePanel.tsx";
import { CodeText } from "./CodeText.tsx";
import { CopyButton } from "./CopyButton.tsx";
import { TokenText } from "./TokenText.tsx";

/** Renders a snippet, its copy buttons and links for getting a token. Tests run the text of the `code` element unchanged. */
export function CodeSample({ sample }: { readonly sample: Sample }): ReactNode {
  const { operation, target, token, snippets, note } = sample;
  const words = useToken();
  const settings = usePageSettings();
  const snippet = snippets.find(({ server }) => server === settings.server) ?? snippets[0];
  if (snippet === undefined) throw new Error(`${operation} has no snippet for ${target}: the document needs a server`);
  const { server, environment, source } = snippet;
  const name = languageNames[target];
  const isPlaceholder = words !== undefined && token === words.placeholder;
  const pasted = isPlaceholder ? settings.token : "";
  return (
    <figure className="sample">
      <figcaption>
        <span className="sample-language">{name}</span>
        <span className="sample-buttons">
          {pasted !== "" && (
            <CopyButton
              label="Copy with token"
              name={`Copy the ${name} snippet of ${operation} with your token`}
              text={withToken(snippet, pasted)}
            />
          )}
          <CopyButton name={`Copy the ${name} snippet of ${operation}`} text={environment} />
        </span>
      </figcaption>
      <CodePanel name={`${name} snippet of ${operation}`}>
        <code data-operation={operation} data-target={target} data-server={server} data-token={token}>
          <CodeText code={snippet} source={source} mask={pasted === "" ? "" : mask} />
        </code>
      </CodePanel>
      {words && source && (
        <div className="sample-token">
          <span>{isPlaceholder ? <TokenText text={`To replace ${token}:`} /> : "To use your own token:"}</span>
          <Link to={words.page}>Get a token</Link>
          <Link href={source.url}>{source.name}</Link>
        </div>
      )}
      {(note !== undefined || words) && (
        <p className="sample-note">
          {note !== undefined && <span className="sample-verified">{note}</span>}{" "}
          {words && (
            <>
              The copied snippet reads the token from <code>{words.variable}</code>.
            </>
          )}
        </p>
      )}
    </figure>
  );
}

function withToken({ code, spans }: ColoredCode, token: string): string {
  const places = spans.filter(([, , kind]) => kind === "token");
  return places.reduceRight((text, [start, end]) => text.slice(0, start) + token + text.slice(end), code);
}

/** Replaces a pasted token in a snippet, so that not even its length is shown. */
const mask = "••••••••";
