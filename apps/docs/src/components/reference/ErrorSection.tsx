import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { PageResponse } from "../../../plugins/reference/operation-page.ts";
import type { Row } from "../../../plugins/reference/schema-rows.ts";
import { CodeText } from "../code/CodeText.tsx";
import { ProseLine } from "../Prose.tsx";
import { FieldTable, responseWords } from "./FieldTable.tsx";
import { Unverified } from "./Unverified.tsx";

export function ErrorSection({ errors }: { readonly errors: readonly PageResponse[] }): ReactNode {
  if (errors.length === 0) return null;
  const fields = fieldsOf(errors);
  return (
    <>
      <Heading as="h2" id="errors">
        Errors
      </Heading>
      <table className="fields errors" aria-label="Errors">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={error.status} id={`error-${error.status}`}>
              <th scope="row" className="status status-error">
                {error.status}
              </th>
              <td>
                <ErrorDescription error={error} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {fields.length > 0 && (
        <FieldTable caption="Fields of error bodies" of="Field" words={responseWords} rows={fields} />
      )}
    </>
  );
}

function ErrorDescription({
  error: { description, headers, bodies, unverified },
}: {
  readonly error: PageResponse;
}): ReactNode {
  return (
    <>
      <ProseLine text={description} />
      <Unverified facts={unverified} />
      {headers.map(({ name, type, description, example }) => (
        <span key={name} className="field-example">
          Header <code>{name}</code> ({type}): <ProseLine text={description} />
          {example !== undefined && (
            <>
              {" "}
              Example: <code>{example}</code>
            </>
          )}
        </span>
      ))}
      {bodies.map(({ mediaType, example }) =>
        example === undefined ? null : (
          <pre key={mediaType}>
            <code data-example={mediaType}>
              <CodeText code={example} />
            </code>
          </pre>
        ),
      )}
    </>
  );
}

/** Lists each field of all bodies once, with its statuses. */
function fieldsOf(errors: readonly PageResponse[]): Row[] {
  const fields = new Map<string, { row: Row; statuses: string[] }>();
  for (const { status, bodies } of errors) {
    for (const row of bodies.flatMap(({ rows }) => rows)) {
      const key = JSON.stringify(row);
      const statuses = [...(fields.get(key)?.statuses ?? []), status];
      fields.set(key, { row, statuses });
    }
  }
  return [...fields.values()].map(({ row, statuses }) => ({ ...row, place: `with ${statuses.join(", ")}` }));
}
