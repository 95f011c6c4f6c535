import type { ReactNode } from "react";
import type { Row } from "../../../plugins/reference/schema-rows.ts";
import { ProseLine } from "../Prose.tsx";

/** What a table of fields is made of. */
export interface FieldTableProps {
  /** What the rows are, for who cannot see where the table stands. */
  readonly caption: string;
  /** The heading of the first column. */
  readonly of: string;
  /** How a row says that it is required, and that it is not. */
  readonly words: readonly [required: string, optional: string];
  readonly rows: readonly Row[];
}

/** Parameters, headers or fields: name and type, and what they mean. */
export function FieldTable({ caption, of, words: [required, optional], rows }: FieldTableProps): ReactNode {
  return (
    <table className="fields" aria-label={caption}>
      <thead>
        <tr>
          <th scope="col">{of}</th>
          <th scope="col">Description</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={JSON.stringify(row)}>
            <th scope="row">
              <code>{breakable(row.name)}</code>
              <span className="field-type">{row.type}</span>
              <span className="field-flags">
                {row.place && <span>{row.place}</span>}
                {row.required ? (
                  required && <span className="field-required">{required}</span>
                ) : (
                  <span>{optional}</span>
                )}
              </span>
            </th>
            <td>
              <ProseLine text={[row.description, ...row.constraints].filter((text) => text !== "").join(" ")} />
              {row.example !== undefined && (
                <span className="field-example">
                  Example: <code>{row.example}</code>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words for fields of a request. */
export const requestWords = ["required", "optional"] as const;

/** The words for fields of a response. */
export const responseWords = ["", "may be missing"] as const;

/** Lets a long path of names break after its dots. */
function breakable(name: string): ReactNode {
  return name.split(/(?<=\.)/).map((part, index) => [index > 0 && <wbr key={`${index}`} />, part]);
}
