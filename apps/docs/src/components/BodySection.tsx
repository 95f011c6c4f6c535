import type { ReactNode } from "react";
import type { Body } from "../../plugins/operation-page.ts";
import { CodePanel } from "./CodePanel.tsx";
import { CodeText } from "./CodeText.tsx";
import type { FieldTableProps } from "./FieldTable.tsx";
import { FieldTable } from "./FieldTable.tsx";
import { ProseLine } from "./Prose.tsx";

interface BodySectionProps extends Pick<FieldTableProps, "words"> {
  readonly of: string;
  readonly body: Body;
}

/** The fields of a body and an example of it. */
export function BodySection({ of, body, words }: BodySectionProps): ReactNode {
  return (
    <>
      <p>
        <ProseLine text={body.description} /> <span className="field-type">JSON, {body.type}</span>
      </p>
      <JsonExample of={of} body={body} />
      {body.rows.length > 0 && <FieldTable caption={`Fields of ${of}`} of="Field" words={words} rows={body.rows} />}
    </>
  );
}

/** The example alone. */
export function JsonExample({ of, body }: { readonly of: string; readonly body: Body }): ReactNode {
  if (body.example.length === 0) return null;
  return (
    <figure className="sample sample-json">
      <figcaption>Example of {of}</figcaption>
      <CodePanel>
        <code>
          <CodeText segments={body.example} />
        </code>
      </CodePanel>
    </figure>
  );
}
