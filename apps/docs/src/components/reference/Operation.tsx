import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { OperationPage } from "../../../plugins/reference/operation-page.ts";
import { AddressSwitch } from "../AddressSwitch.tsx";
import { LanguageTabs } from "../code/LanguageTabs.tsx";
import { TokenField } from "../code/TokenField.tsx";
import { PageFooter } from "../PageFooter.tsx";
import { Prose } from "../Prose.tsx";
import { BodySection } from "./BodySection.tsx";
import { ErrorSection } from "./ErrorSection.tsx";
import { FieldTable, requestWords, responseWords } from "./FieldTable.tsx";
import { Method } from "./Method.tsx";
import { OperationFacts } from "./OperationFacts.tsx";
import { ReferenceLink } from "./ReferenceLink.tsx";

export default function Operation({ page }: { readonly page: OperationPage }): ReactNode {
  const [first = ""] = page.description.trim().split(/(?<=\.)\s/);
  return (
    <article className="operation">
      <PageMetadata title={`${page.summary} (${page.id})`} description={`${page.method} ${page.path}: ${first}`} />
      <header>
        <p className="operation-tag">
          <ReferenceLink to={`/tag/${page.slug}`}>{page.tag}</ReferenceLink>
        </p>
        <Heading as="h1">{page.summary}</Heading>
        <p className="operation-line">
          <Method name={page.method} /> <code>{page.path}</code>
        </p>
        <p className="operation-id">
          operationId <code>{page.id}</code>
          {page.deprecated && <strong className="operation-deprecated">Deprecated</strong>}
        </p>
        <Prose text={page.description} />
      </header>
      <section className="operation-request" aria-labelledby="request">
        <Heading as="h2" id="request">
          Request
        </Heading>
        <div className="request-settings">
          <AddressSwitch servers={page.samples[0]?.snippets ?? []} />
          <TokenField />
        </div>
        <LanguageTabs samples={page.samples} />
      </section>
      <div className="operation-details">
        <OperationFacts page={page} />
        {page.parameters.length > 0 && (
          <>
            <Heading as="h2" id="parameters">
              Parameters
            </Heading>
            <FieldTable caption="Parameters" of="Parameter" words={requestWords} rows={page.parameters} />
          </>
        )}
        {page.body && (
          <>
            <Heading as="h2" id="request-body">
              Request body
            </Heading>
            {page.body.description !== "" && <Prose text={page.body.description} />}
            <BodySection of="the request body" contents={page.body.contents} words={requestWords} />
          </>
        )}
        <Heading as="h2" id="responses">
          Responses
        </Heading>
        {page.responses.map(({ status, description, headers, bodies }) => (
          <section key={status} aria-labelledby={`response-${status}`}>
            <Heading as="h3" id={`response-${status}`}>
              <span className="status">{status}</span> {description.replace(/\.$/, "")}
            </Heading>
            {headers.length > 0 && (
              <FieldTable caption={`Headers of ${status}`} of="Header" words={responseWords} rows={headers} />
            )}
            <BodySection of={`response ${status}`} contents={bodies} words={responseWords} />
          </section>
        ))}
        <ErrorSection errors={page.errors} />
        <PageFooter source={page.source} />
      </div>
    </article>
  );
}
