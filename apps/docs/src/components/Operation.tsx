import Head from "@docusaurus/Head";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { OperationPage } from "../../plugins/operation-page.ts";
import { BodySection } from "./BodySection.tsx";
import { ErrorSection } from "./ErrorSection.tsx";
import { answered, asked, FieldTable } from "./FieldTable.tsx";
import { LanguageTabs } from "./LanguageTabs.tsx";
import { Method } from "./Method.tsx";
import { Prose } from "./Prose.tsx";

/** The page of one operation. */
export default function Operation({ page }: { readonly page: OperationPage }): ReactNode {
  return (
    <article className="operation">
      <Head>
        <title>{`${page.summary} (${page.id}) | Signet`}</title>
        <meta name="description" content={`${page.method} ${page.path}: ${page.description}`} />
      </Head>
      <header>
        <p className="operation-tag">{page.tag}</p>
        <Heading as="h1">{page.summary}</Heading>
        <p className="operation-line">
          <Method name={page.method} /> <code>{page.path}</code>
        </p>
        <p className="operation-id">
          operationId <code>{page.id}</code>
        </p>
      </header>
      <Prose text={page.description} />
      <Heading as="h2" id="request">
        Request
      </Heading>
      <LanguageTabs samples={page.samples} />
      {page.parameters.length > 0 && (
        <>
          <Heading as="h2" id="parameters">
            Parameters
          </Heading>
          <FieldTable caption="Parameters" of="Parameter" words={asked} rows={page.parameters} />
        </>
      )}
      {page.body && (
        <>
          <Heading as="h2" id="body">
            Body
          </Heading>
          {page.body.description !== "" && <Prose text={page.body.description} />}
          <BodySection of="the body" contents={page.body.contents} words={asked} />
        </>
      )}
      <Heading as="h2" id="answers">
        Answers
      </Heading>
      {page.answers.map(({ status, description, headers, bodies }) => (
        <section key={status} aria-labelledby={`answer-${status}`}>
          <Heading as="h3" id={`answer-${status}`}>
            <span className="status">{status}</span> {description.replace(/\.$/, "")}
          </Heading>
          {headers.length > 0 && (
            <FieldTable caption={`Headers of ${status}`} of="Header" words={answered} rows={headers} />
          )}
          <BodySection of={`answer ${status}`} contents={bodies} words={answered} />
        </section>
      ))}
      <ErrorSection errors={page.errors} />
    </article>
  );
}
