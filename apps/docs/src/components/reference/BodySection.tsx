import type { ReactNode } from "react";
import type { Body } from "../../../plugins/reference/body.ts";
import { CodePanel } from "../code/CodePanel.tsx";
import { CodeText } from "../code/CodeText.tsx";
import { CopyButton } from "../code/CopyButton.tsx";
import { ProseLine } from "../Prose.tsx";
import type { FieldTableProps } from "./FieldTable.tsx";
import { FieldTable } from "./FieldTable.tsx";

interface BodySectionProps extends Pick<FieldTableProps, "words"> {
  readonly of: string;
  readonly contents: readonly Body[];
}

/** Draws the fields and the example of a body, by media type. */
export function BodySection({ of, contents, words }: BodySectionProps): ReactNode {
  return contents.map((body) => (
    <div key={body.mediaType}>
      <p className="media-type">
        <code>{body.mediaType}</code> <span className="field-type">{body.type}</span>
      </p>
      {body.description !== "" && (
        <p>
          <ProseLine text={body.description} />
        </p>
      )}
      <BodyExample of={contents.length > 1 ? `${of} as ${body.mediaType}` : of} body={body} />
      {body.rows.length > 0 && (
        <FieldTable
          caption={`Fields of ${of}${contents.length > 1 ? ` as ${body.mediaType}` : ""}`}
          of="Field"
          words={words}
          rows={body.rows}
        />
      )}
    </div>
  ));
}

function BodyExample({ of, body: { mediaType, example } }: { readonly of: string; readonly body: Body }): ReactNode {
  if (example === undefined) return null;
  return (
    <figure className="sample sample-example">
      <figcaption>
        <span>Example of {of}</span>
        <CopyButton name={`Copy the example of ${of}`} text={example.code} />
      </figcaption>
      <CodePanel>
        <code data-example={mediaType}>
          <CodeText code={example} />
        </code>
      </CodePanel>
    </figure>
  );
}
