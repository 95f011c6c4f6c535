import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { SampledPage } from "../../../plugins/reference/index.ts";
import { AddressSwitch } from "../AddressSwitch.tsx";
import { LanguageTabs } from "../code/LanguageTabs.tsx";
import { TokenField } from "../code/TokenField.tsx";
import { PageFooter } from "../PageFooter.tsx";
import { BodySection } from "./BodySection.tsx";
import { Callbacks } from "./Callbacks.tsx";
import { ErrorSection } from "./ErrorSection.tsx";
import { FieldTable, requestWords } from "./FieldTable.tsx";
import { Html } from "./Html.tsx";
import { Method } from "./Method.tsx";
import { OperationFacts } from "./OperationFacts.tsx";
import { PageLink } from "./PageLink.tsx";
import { Responses } from "./Responses.tsx";

export default function Operation({ page }: { readonly page: SampledPage }): ReactNode {
  const { title, operationId, method, path, externalDocs } = page;
  const name = operationId === undefined ? title : `${title} (${operationId})`;
  return (
    <article className={page.kind === "webhook" ? undefined : "operation"}>
      <PageMetadata title={name} description={`${method} ${path}: ${page.summary}`} />
      <header>
        <p className="operation-tag">
          <PageLink href={page.tag.href}>{page.tag.name}</PageLink>
        </p>
        <Heading as="h1">{title}</Heading>
        <p className="operation-line">
          <Method name={method} /> <code>{path}</code>
        </p>
        <p className="operation-id">
          {operationId !== undefined && (
            <>
              operationId <code>{operationId}</code>
            </>
          )}
          {page.isDeprecated && <strong className="operation-deprecated">Deprecated</strong>}
        </p>
        <Html html={page.description} />
        {externalDocs && (
          <p>
            <a href={externalDocs.href}>{externalDocs.name}</a>
          </p>
        )}
      </header>
      {page.kind === "operation" && (
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
      )}
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
            <Html html={page.body.description} />
            <BodySection of="the request body" contents={page.body.contents} words={requestWords} />
          </>
        )}
        {page.responses.length > 0 && (
          <>
            <Heading as="h2" id="responses">
              Responses
            </Heading>
            <Responses responses={page.responses} />
          </>
        )}
        <ErrorSection errors={page.errors} errorBodies={page.errorBodies} />
        <Callbacks callbacks={page.callbacks} />
        <PageFooter source={page.source} />
      </div>
    </article>
  );
}
