import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import { Fragment, type ReactNode, useId, useState } from "react";
import type { IndexedOperation, ReferenceIndexData } from "../../../plugins/reference/reference-index.ts";
import { PageFooter } from "../PageFooter.tsx";
import { Prose, ProseLine } from "../Prose.tsx";
import { OperationList } from "./OperationList.tsx";
import { ReferenceLink } from "./ReferenceLink.tsx";

export default function ReferenceIndex({ index }: { readonly index: ReferenceIndexData }): ReactNode {
  const id = useId();
  const [query, setQuery] = useState("");
  const [method, setMethod] = useState("");
  const tags = index.tags
    .map((tag) => ({ ...tag, operations: tag.operations.filter((one) => matches(one, tag.name, query, method)) }))
    .filter(({ operations }) => operations.length > 0);
  const methods = [...new Set(index.tags.flatMap(({ operations }) => operations.map((one) => one.method)))];
  const count = tags.reduce((sum, { operations }) => sum + operations.length, 0);
  return (
    <article>
      <PageMetadata title={index.title} description={index.summary} />
      <Heading as="h1">{index.title}</Heading>
      <search className="operation-filter">
        <label htmlFor={id}>Filter operations</label>
        <input id={id} type="search" value={query} onChange={(event) => setQuery(event.currentTarget.value)} />
        <span className="method-choice">
          {methods.map((name) => (
            <button
              key={name}
              type="button"
              aria-pressed={method === name}
              onClick={() => setMethod(method === name ? "" : name)}
            >
              {name}
            </button>
          ))}
        </span>
        <span role="status">{count === 1 ? "1 operation" : `${count} operations`}</span>
      </search>
      {tags.map(({ name, slug, description, operations }) => (
        <section key={slug}>
          <Heading as="h2" id={slug}>
            <ReferenceLink to={`/tag/${slug}`}>{name}</ReferenceLink>
          </Heading>
          <Prose text={description} />
          <OperationList operations={operations} />
        </section>
      ))}
      <Heading as="h2" id="all-operations">
        What applies to all operations
      </Heading>
      <Prose text={index.description} />
      {index.sections.map(({ id, title, text }) => (
        <Fragment key={id}>
          <Heading as="h3" id={id}>
            {title}
          </Heading>
          <Prose text={text} />
        </Fragment>
      ))}
      <Heading as="h3" id="servers">
        Addresses
      </Heading>
      <dl className="servers">
        {index.servers.map(({ url, description }) => (
          <div key={url}>
            <dt>
              <code>{url}</code>
            </dt>
            <dd>
              <ProseLine text={description} />
            </dd>
          </div>
        ))}
      </dl>
      <PageFooter source={index.source} />
    </article>
  );
}

function matches(operation: IndexedOperation, tag: string, query: string, method: string): boolean {
  const text = [operation.summary, operation.path, operation.id, tag].join(" ").toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) && (method === "" || operation.method === method);
}
