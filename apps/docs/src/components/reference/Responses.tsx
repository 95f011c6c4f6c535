import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { PageResponse } from "../../../plugins/reference/pages/responses.ts";
import { BodySection } from "./BodySection.tsx";
import { FieldTable, responseWords } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { noteHtml } from "./shape-html.ts";

export function Responses({ responses }: { readonly responses: readonly PageResponse[] }): ReactNode {
  return responses.map(({ status, id, description, notes, headers, bodies, links }) => {
    const isShort = description.length <= 120 && !description.includes("<");
    return (
      <section key={id} aria-labelledby={id}>
        <Heading as="h3" id={id}>
          <span className="status">{status}</span> {isShort && <Html as="span" html={description.replace(/\.$/, "")} />}
        </Heading>
        <Html html={(isShort ? "" : description) + notes.map(noteHtml).join("")} />
        {headers.length > 0 && (
          <FieldTable caption={`Headers of ${status}`} of="Header" words={responseWords} rows={headers} />
        )}
        <BodySection of={`response ${status}`} contents={bodies} words={responseWords} />
        {links.length > 0 && (
          <dl className="operation-facts" aria-label={`Links of ${status}`}>
            {links.map(({ name, operation, description, constraints }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  {operation && <PageLink href={operation.href}>{operation.name}</PageLink>}{" "}
                  <Html as="span" html={[description, ...constraints].join(" ")} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
    );
  });
}
