import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { ErrorBody, PageResponse } from "../../../plugins/reference/pages/responses.ts";
import { CodeText } from "../code/CodeText.tsx";
import { responseWords, ShapeFields } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { noteHtml, shapeHtml } from "./shape-html.ts";

interface ErrorSectionProps {
  readonly errors: readonly PageResponse[];
  readonly errorBodies: readonly ErrorBody[];
}

export function ErrorSection({ errors, errorBodies }: ErrorSectionProps): ReactNode {
  if (errors.length === 0) return null;
  return (
    <>
      <Heading as="h2" id="errors">
        Errors
      </Heading>
      <ErrorTable errors={errors} errorBodies={errorBodies} />
    </>
  );
}

export function ErrorTable({ errors, errorBodies }: ErrorSectionProps): ReactNode {
  return (
    <>
      <table className="fields errors" aria-label="Errors">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">Description</th>
          </tr>
        </thead>
        <tbody>
          {errors.map((error) => (
            <tr key={error.id} id={error.id}>
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
      {errorBodies.map(({ statuses, mediaType, shape }) => (
        <div key={statuses.join()}>
          <p className="media-type">
            {statuses.join(", ")}: <code>{mediaType}</code>{" "}
            <span className="field-type">
              {shape.type} {shape.link && <PageLink href={shape.link.href}>{shape.link.name}</PageLink>}
            </span>
          </p>
          <Html html={shapeHtml(shape)} />
          <ShapeFields shape={shape} of={`the body of ${statuses.join(", ")}`} words={responseWords} />
        </div>
      ))}
    </>
  );
}

function ErrorDescription({ error }: { readonly error: PageResponse }): ReactNode {
  const { description, notes, headers, bodies } = error;
  return (
    <>
      <Html html={description + notes.map(noteHtml).join("")} />
      {headers.map((header) => (
        <span key={header.id} id={header.id} className="field-example">
          Header <code>{header.name}</code> ({header.type}): <Html as="span" html={shapeHtml(header)} />
        </span>
      ))}
      {bodies.flatMap(({ mediaType, examples }) =>
        examples.map(({ code, name }) =>
          code === undefined ? null : (
            <div key={`${mediaType} ${name} ${code.code}`}>
              {name !== undefined && <span className="field-example">{name}</span>}
              <pre>
                <code data-example={mediaType}>
                  <CodeText code={code} />
                </code>
              </pre>
            </div>
          ),
        ),
      )}
    </>
  );
}
