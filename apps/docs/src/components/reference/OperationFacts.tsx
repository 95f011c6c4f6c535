import Link from "@docusaurus/Link";
import type { ReactNode } from "react";
import type { Pagination, RateLimit } from "../../../plugins/reference/contract.ts";
import type { OperationPage } from "../../../plugins/reference/operation-page.ts";
import { ProseLine } from "../Prose.tsx";

/** What one needs to know before the first call: who may, how often, how much comes at a time, and in what form. */
export function OperationFacts({ page }: { readonly page: OperationPage }): ReactNode {
  const { permission, pagination, rateLimit, idempotent, body, answers } = page;
  const sent = body?.contents ?? [];
  const received = answers.flatMap(({ bodies }) => bodies);
  return (
    <dl className="operation-facts" aria-label="In short">
      <Fact name="Permission">
        <ProseLine text={permission} />
      </Fact>
      {pagination && (
        <Fact name="Pages">
          <ProseLine text={pages[pagination]} /> <Link to="/reference#lists">On lists</Link>
        </Fact>
      )}
      <Fact name="Limits">
        <ProseLine text={limits(rateLimit)} />
      </Fact>
      <Fact name="Media types">
        {sent.length > 0 && <>Sent: {codes(sent)}. </>}
        {received.length > 0 ? <>Answered: {codes(received)}.</> : "The answer has no body."}
      </Fact>
      {page.method !== "GET" && (
        <Fact name="Repeating">
          {idempotent ? "Sending it twice does what sending it once does." : "Sending it twice may do it twice."}
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

function limits({ concurrent, recommendedConcurrent, requests, windowSeconds }: RateLimit): string {
  const often =
    requests !== undefined && windowSeconds !== undefined
      ? `${requests.toLocaleString("en")} requests in ${windowSeconds % 60 === 0 ? `${windowSeconds / 60} minutes` : `${windowSeconds} seconds`} (a guess)`
      : "";
  const atOnce =
    concurrent === undefined
      ? ""
      : `${concurrent} at the same time${recommendedConcurrent === undefined ? "" : `, of which ${recommendedConcurrent} are advised`}`;
  return `${[often, atOnce].filter((words) => words !== "").join("; ") || "None is documented"}. Beyond them the answer is \`429\`.`;
}

const pages: Readonly<Record<Pagination, string>> = {
  links: "Follow `links.next` until it is null.",
  offset: "Raise `offset` by what came until `count` results are read.",
  cursor: "Pass on `cursor.next` until there is none.",
};
