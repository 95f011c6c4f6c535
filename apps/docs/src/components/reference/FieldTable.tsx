import type { ReactNode } from "react";
import type { Row } from "../../../plugins/reference/schema-rows.ts";
import { ProseLine } from "../Prose.tsx";
import { Unverified } from "./Unverified.tsx";

export interface FieldTableProps {
  readonly caption: string;
  readonly of: string;
  /** The words for a required and for an optional row. */
  readonly words: readonly [required: string, optional: string];
  readonly rows: readonly Row[];
}

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
              <Unverified facts={row.unverified} />
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

export const requestWords = ["required", "optional"] as const;

export const responseWords = ["", "may be missing"] as const;

function breakable(name: string): ReactNode {
  return name.split(/(?<=\.)/).map((part, index) => [index > 0 && <wbr key={`${index}`} />, part]);
}
