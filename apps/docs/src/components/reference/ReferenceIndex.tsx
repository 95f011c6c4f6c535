import { PageMetadata } from "@docusaurus/theme-common";
import Heading from "@theme/Heading";
import { Fragment, type ReactNode, useId, useState } from "react";
import type { IndexedOperation, ReferenceIndexData } from "../../../plugins/reference/reference-model.ts";
import { PageFooter } from "../PageFooter.tsx";
import { Html } from "./Html.tsx";
import { OperationList } from "./OperationList.tsx";
import { PageLink } from "./PageLink.tsx";
import { Servers } from "./Servers.tsx";

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
      {tags.map(({ name, href, slug, description, operations }) => (
        <section key={href}>
          <Heading as="h2" id={slug}>
            <PageLink href={href}>{name}</PageLink>
          </Heading>
          <Html html={description} />
          {count <= listedOperations ? (
            <OperationList operations={operations} />
          ) : (
            <p>{operations.length} operations</p>
          )}
        </section>
      ))}
      <Heading as="h2" id="all-operations">
        What applies to all operations
      </Heading>
      <Html html={index.description} />
      {index.sections.map(({ id, title, text }) => (
        <Fragment key={id}>
          <Heading as="h3" id={id}>
            {title}
          </Heading>
          <Html html={text} />
        </Fragment>
      ))}
      {index.servers.length > 0 && (
        <>
          <Heading as="h3" id="servers">
            Addresses
          </Heading>
          <Servers servers={index.servers} />
        </>
      )}
      {index.schemas.length > 0 && (
        <>
          <Heading as="h2" id="schemas">
            Schemas
          </Heading>
          <ul className="schemas">
            {index.schemas.map(({ name, href }) => (
              <li key={href}>
                <PageLink href={href}>{name}</PageLink>
              </li>
            ))}
          </ul>
        </>
      )}
      <PageFooter source={index.source} />
    </article>
  );
}

/** More operations are listed on the pages of their tags only. */
const listedOperations = 500;

function matches(operation: IndexedOperation, tag: string, query: string, method: string): boolean {
  const text = [operation.title, operation.path, operation.key, tag].join(" ").toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word)) && (method === "" || operation.method === method);
}
