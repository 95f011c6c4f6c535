import type { RateLimit } from "@signet/openapi";
import type { ReactNode } from "react";
import type { Pagination } from "../../../plugins/reference/document.ts";
import type { OperationPage } from "../../../plugins/reference/operation-page.ts";
import { ProseLine } from "../Prose.tsx";
import { ReferenceLink } from "./ReferenceLink.tsx";
import { Unverified } from "./Unverified.tsx";

export function OperationFacts({ page }: { readonly page: OperationPage }): ReactNode {
  const { permission, pagination, rateLimit, idempotent, body, responses } = page;
  const sent = body?.contents ?? [];
  const received = responses.flatMap(({ bodies }) => bodies);
  return (
    <dl className="operation-facts" aria-label="Summary">
      {permission !== "" && (
        <Fact name="Permission">
          <ProseLine text={permission} />
        </Fact>
      )}
      {pagination && (
        <Fact name="Pagination">
          <ProseLine text={paginations[pagination]} /> <ReferenceLink to="#lists">More on pagination</ReferenceLink>
        </Fact>
      )}
      <Fact name="Rate limits">
        <ProseLine text={limits(rateLimit)} />
      </Fact>
      {sent.length > 0 && <Fact name="Request type">{codes(sent)}</Fact>}
      <Fact name="Response type">{received.length > 0 ? codes(received) : "No body"}</Fact>
      {page.method !== "GET" && (
        <Fact name="Idempotent">
          {idempotent
            ? "Yes: sending it twice has the same effect as once."
            : "No: sending it twice may take effect twice."}
        </Fact>
      )}
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

function limits({ concurrent, recommendedConcurrent, requests, windowSeconds = 1 }: RateLimit): string {
  const window = windowSeconds % 60 === 0 ? `${windowSeconds / 60} minutes` : `${windowSeconds} seconds`;
  const recommended = recommendedConcurrent === undefined ? "" : ` (recommended: ${recommendedConcurrent})`;
  const limits = [
    requests !== undefined && `${requests.toLocaleString("en")} requests in ${window} (unverified)`,
    concurrent !== undefined && `${concurrent} at the same time${recommended}`,
  ].filter((limit) => limit !== false);
  return limits.length === 0 ? "None documented." : `${limits.join("; ")}. Above them the response is \`429\`.`;
}

const paginations: Readonly<Record<Pagination, string>> = {
  links: "Follow `links.next` until it is null.",
  offset: "Raise `offset` by the number of results until you have `count` of them.",
  cursor: "Pass on `cursor.next` as `cursor` until it is null.",
};
