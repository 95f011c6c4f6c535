import Head from "@docusaurus/Head";
import Link from "@docusaurus/Link";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { ReferenceIndexData } from "../../plugins/reference.ts";
import { Method } from "./Method.tsx";
import { Prose, ProseLine } from "./Prose.tsx";

/** Every operation by tag, after what holds for all of them. */
export default function ReferenceIndex({ index }: { readonly index: ReferenceIndexData }): ReactNode {
  return (
    <article>
      <Head>
        <title>Reference | Signet</title>
        <meta
          name="description"
          content="Every operation of Bitsight's security-ratings API that Signet describes, by subject."
        />
      </Head>
      <Heading as="h1">Reference</Heading>
      <Prose text={index.description} />
      <Heading as="h2" id="servers">
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
      {index.tags.map(({ name, description, operations }) => (
        <section key={name}>
          <Heading as="h2" id={name.toLowerCase().replaceAll(" ", "-")}>
            {name}
          </Heading>
          <Prose text={description} />
          <ul className="operations">
            {operations.map(({ id, method, path, summary }) => (
              <li key={id}>
                <Link to={`/reference/${id}`}>{summary}</Link>
                <span className="operation-line">
                  <Method name={method} /> <code>{path}</code>
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  );
}
