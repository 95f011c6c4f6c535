import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { Callback } from "../../../plugins/reference/pages/operation-page.ts";
import { BodySection } from "./BodySection.tsx";
import { ErrorTable } from "./ErrorSection.tsx";
import { FieldTable, requestWords } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { Method } from "./Method.tsx";
import { Responses } from "./Responses.tsx";

/** Renders the requests that the API sends to an address of the caller. */
export function Callbacks({ callbacks }: { readonly callbacks: readonly Callback[] }): ReactNode {
  if (callbacks.length === 0) return null;
  return (
    <>
      <Heading as="h2" id="callbacks">
        Callbacks
      </Heading>
      {callbacks.map((callback) => (
        <details key={`${callback.name} ${callback.url} ${callback.method}`}>
          <summary>
            <strong>{callback.title}</strong> <Method name={callback.method} /> <code>{callback.url}</code>
          </summary>
          <Html html={callback.description} />
          {callback.parameters.length > 0 && (
            <FieldTable
              caption={`Parameters of ${callback.name}`}
              of="Parameter"
              words={requestWords}
              rows={callback.parameters}
            />
          )}
          {callback.body && (
            <>
              <Html html={callback.body.description} />
              <BodySection
                of={`the callback ${callback.name}`}
                contents={callback.body.contents}
                words={requestWords}
              />
            </>
          )}
          <Responses responses={callback.responses} />
          {callback.errors.length > 0 && <ErrorTable errors={callback.errors} errorBodies={callback.errorBodies} />}
        </details>
      ))}
    </>
  );
}
