import type { ReactNode } from "react";
import { type Branch, countRows, type Field, type Shape, type Union } from "../../../plugins/reference/schema/shape.ts";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { shapeHtml } from "./shape-html.ts";

/** The words for a required and for an optional row. */
export type FieldWords = readonly [required: string, optional: string];

export interface FieldTableProps {
  readonly caption: string;
  readonly of: string;
  readonly words: FieldWords;
  readonly rows: readonly Field[];
}

/** The levels of fields that a table shows; deeper ones are folded. */
const shownLevels = 2;
/** Fewer folded rows are shown. */
const foldedRows = 4;

export function FieldTable({ caption, of, words, rows }: FieldTableProps): ReactNode {
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
          <FieldRows key={row.id} row={row} words={words} level={1} />
        ))}
      </tbody>
    </table>
  );
}

interface FieldRowsProps {
  readonly row: Field;
  readonly words: FieldWords;
  readonly level: number;
}

function FieldRows({ row, words, level }: FieldRowsProps): ReactNode {
  const { fields = [], unions = [] } = row;
  const count = countRows({ type: "", fields });
  return (
    <>
      <FieldRow row={row} words={words} />
      {level < shownLevels || count <= foldedRows ? (
        fields.map((field) => <FieldRows key={field.id} row={field} words={words} level={level + 1} />)
      ) : (
        <tr className="field-folded">
          <td colSpan={2}>
            <details>
              <summary>
                {count} fields of <code>{row.name}</code>
              </summary>
              <FieldTable caption={`Fields of ${row.name}`} of="Field" words={words} rows={fields} />
            </details>
          </td>
        </tr>
      )}
      {unions.length > 0 && (
        <tr className="field-folded">
          <td colSpan={2}>
            <Branches unions={unions} of={row.name} words={words} />
          </td>
        </tr>
      )}
    </>
  );
}

function FieldRow({ row, words: [required, optional] }: Omit<FieldRowsProps, "level">): ReactNode {
  const flag = row.isRequired ? required : optional;
  return (
    <tr id={row.id}>
      <th scope="row">
        <a href={`#${row.id}`} className="field-link">
          <code>{breakable(row.name)}</code>
        </a>
        <span className="field-type">
          {row.type} {row.link && <PageLink href={row.link.href}>{row.link.name}</PageLink>}
        </span>
        <span className="field-flags">
          {row.place && <span>{row.place}</span>}
          {flag && <span className={row.isRequired ? "field-required" : undefined}>{flag}</span>}
          {row.only && <span>only in {row.only}</span>}
          {row.isDeprecated && <span className="field-deprecated">deprecated</span>}
        </span>
      </th>
      <Html as="td" html={shapeHtml(row) || " "} />
    </tr>
  );
}

export const requestWords: FieldWords = ["required", "optional"];

export const responseWords: FieldWords = ["", "may be missing"];

/** On the page of a schema, which is for both. */
export const schemaWords: FieldWords = ["required", ""];

function breakable(name: string): ReactNode {
  return name.split(/(?<=\.|[^._]{6}_)/).map((part, index) => [index > 0 && <wbr key={`${index}`} />, part]);
}

interface BranchesProps {
  readonly unions: readonly Union[];
  readonly of: string;
  readonly words: FieldWords;
}

/** Renders the alternatives of a schema, and schemas under conditions. */
function Branches({ unions, of, words }: BranchesProps): ReactNode {
  return unions.map(({ label, branches }, index) => (
    // Two unions of a schema may be equal, so the index is their key.
    <div key={`${index}`} className="branches">
      <p className="branches-label">{label}</p>
      {branches.map((branch) => (
        <BranchSection
          key={branch.id}
          branch={branch}
          isOpen={branches.length <= 3 && of === ""}
          of={of}
          words={words}
        />
      ))}
    </div>
  ));
}

interface BranchSectionProps extends Omit<BranchesProps, "unions"> {
  readonly branch: Branch;
  readonly isOpen: boolean;
}

function BranchSection({ branch, isOpen, of, words }: BranchSectionProps): ReactNode {
  const { name, id, when, link, ...shape } = branch;
  const html = shapeHtml(shape);
  const title = (
    <>
      <strong>{name}</strong> <span className="field-type">{shape.type}</span>{" "}
      {when && (
        <span className="branch-when">
          <code>{when.field}</code> is <code>{when.values.join(", ")}</code>
        </span>
      )}
    </>
  );
  const fields = link && (
    <span>
      Fields: <PageLink href={link.href}>{link.name}</PageLink>
    </span>
  );
  // Nothing is folded that has one line.
  if (html === "" && countRows(shape) === 0) {
    return (
      <p id={id} className="branch">
        {title} {fields}
      </p>
    );
  }
  return (
    <details id={id} className="branch" open={isOpen}>
      <summary>{title}</summary>
      <Html html={html} />
      {fields}
      <ShapeFields shape={shape} of={of === "" ? name : `${of}: ${name}`} words={words} />
    </details>
  );
}

/** Renders the fields and alternatives of a shape. */
export function ShapeFields({ shape: { fields = [], unions = [] }, of, words }: ShapeFieldsProps): ReactNode {
  return (
    <>
      {fields.length > 0 && <FieldTable caption={`Fields of ${of}`} of="Field" words={words} rows={fields} />}
      {unions.length > 0 && <Branches unions={unions} of="" words={words} />}
    </>
  );
}

interface ShapeFieldsProps {
  readonly shape: Pick<Shape, "fields" | "unions">;
  readonly of: string;
  readonly words: FieldWords;
}
