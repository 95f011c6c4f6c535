import type { ReactNode } from "react";
import type { Body } from "../../../plugins/reference/body.ts";
import { CodePanel } from "../code/CodePanel.tsx";
import { CodeText } from "../code/CodeText.tsx";
import { CopyButton } from "../code/CopyButton.tsx";
import { ProseLine } from "../Prose.tsx";
import { FieldTable, type FieldTableProps } from "./FieldTable.tsx";
import { Unverified } from "./Unverified.tsx";

interface BodySectionProps extends Pick<FieldTableProps, "words"> {
  readonly of: string;
  readonly contents: readonly Body[];
}

export function BodySection({ of, contents, words }: BodySectionProps): ReactNode {
  return contents.map(({ mediaType, type, description, example, rows, unverified }) => {
    const name = contents.length > 1 ? `${of} as ${mediaType}` : of;
    return (
      <div key={mediaType}>
        <p className="media-type">
          <code>{mediaType}</code> <span className="field-type">{type}</span>
        </p>
        {description !== "" && (
          <p>
            <ProseLine text={description} />
          </p>
        )}
        <Unverified facts={unverified} />
        {example && (
          <figure className="sample sample-example">
            <figcaption>
              <span>Example of {name}</span>
              <CopyButton name={`Copy the example of ${name}`} text={example.code} />
            </figcaption>
            <CodePanel>
              <code data-example={mediaType}>
                <CodeText code={example} />
              </code>
            </CodePanel>
          </figure>
        )}
        {rows.length > 0 && <FieldTable caption={`Fields of ${name}`} of="Field" words={words} rows={rows} />}
      </div>
    );
  });
}
