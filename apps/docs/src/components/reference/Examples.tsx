import type { ReactNode } from "react";
import type { CodeExample } from "../../../plugins/reference/pages/examples.ts";
import { CodePanel } from "../code/CodePanel.tsx";
import { CodeText } from "../code/CodeText.tsx";
import { CopyButton } from "../code/CopyButton.tsx";
import { Html } from "./Html.tsx";

interface ExamplesProps {
  readonly of: string;
  readonly mediaType: string;
  readonly examples: readonly CodeExample[];
}

/** Renders the first example of a body, and the others folded. */
export function Examples({ of, mediaType, examples }: ExamplesProps): ReactNode {
  const [first, ...others] = examples.map((example, index) => (
    // Examples may be equal, so the index is their key.
    <Example key={`${index}`} of={of} mediaType={mediaType} example={example} />
  ));
  return (
    <>
      {first}
      {others.length > 0 && (
        <details>
          <summary>{others.length === 1 ? "Another example" : `${others.length} more examples`}</summary>
          {others}
        </details>
      )}
    </>
  );
}

function Example({
  of,
  mediaType,
  example,
}: Omit<ExamplesProps, "examples"> & { readonly example: CodeExample }): ReactNode {
  const { name, description = "", code, url } = example;
  const title = name === undefined ? `Example of ${of}` : `Example of ${of}: ${name}`;
  if (code === undefined)
    return url === undefined ? null : (
      <p>
        {title}: {link(url)}
      </p>
    );
  return (
    <figure className="sample sample-example">
      <figcaption>
        <span>{title}</span>
        <CopyButton name={`Copy: ${title}`} text={code.code} />
      </figcaption>
      <CodePanel>
        <code data-example={mediaType}>
          <CodeText code={code} />
        </code>
      </CodePanel>
      <Html html={description} />
    </figure>
  );
}

function link(url: string): ReactNode {
  return /^https?:/.test(url) ? <a href={url}>{url}</a> : <code>{url}</code>;
}
