import type { ReactNode } from "react";
import type { OperationPage } from "../../../plugins/reference/operation-page.ts";
import { ProseLine } from "../Prose.tsx";
import { ReferenceLink } from "./ReferenceLink.tsx";
import { Unverified } from "./Unverified.tsx";

export function OperationFacts({ page }: { readonly page: OperationPage }): ReactNode {
  const { facts, body, responses } = page;
  const sent = body?.contents ?? [];
  const received = responses.flatMap(({ bodies }) => bodies);
  return (
    <dl className="operation-facts" aria-label="Summary">
      {facts.map(({ name, text, link }) => (
        <Fact key={name} name={name}>
          <ProseLine text={text} /> {link && <ReferenceLink to={link.to}>{link.name}</ReferenceLink>}
        </Fact>
      ))}
      {sent.length > 0 && <Fact name="Request type">{codes(sent)}</Fact>}
      <Fact name="Response type">{received.length > 0 ? codes(received) : "No body"}</Fact>
      {page.unverified.length > 0 && (
        <Fact name="Not confirmed by a source">
          <Unverified facts={page.unverified} />
        </Fact>
      )}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function codes(bodies: readonly { readonly mediaType: string }[]): ReactNode {
  return [...new Set(bodies.map(({ mediaType }) => mediaType))].map((mediaType, index) => (
    <span key={mediaType}>
      {index > 0 && ", "}
      <code>{mediaType}</code>
    </span>
  ));
}
