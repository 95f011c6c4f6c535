import type { ReactNode } from "react";
import { codeHtml, escapeHtml } from "../../../plugins/reference/html.ts";
import type { OperationPage } from "../../../plugins/reference/pages/operation-page.ts";
import type { Security } from "../../../plugins/reference/pages/security.ts";
import { Html } from "./Html.tsx";
import { PageLink } from "./PageLink.tsx";
import { Servers } from "./Servers.tsx";
import { noteHtml } from "./shape-html.ts";

export function OperationFacts({ page }: { readonly page: OperationPage }): ReactNode {
  const { facts, body, responses, notes, security, servers, kind } = page;
  const sent = body?.contents ?? [];
  const received = responses.flatMap(({ bodies }) => bodies);
  return (
    <dl className="operation-facts" aria-label="Summary">
      {kind === "operation" && (
        <Fact name="Authentication">
          <Html as="span" html={securityHtml(security)} />
        </Fact>
      )}
      {servers.length > 0 && (
        <Fact name={servers.length === 1 ? "Server" : "Servers"}>
          <Servers servers={servers} />
        </Fact>
      )}
      {facts.map(({ name, text, link }) => (
        <Fact key={name} name={name}>
          <Html as="span" html={text} /> {link && <PageLink href={link.href}>{link.name}</PageLink>}
        </Fact>
      ))}
      {sent.length > 0 && <Fact name="Request type">{codes(sent)}</Fact>}
      <Fact name="Response type">{received.length > 0 ? codes(received) : "No body"}</Fact>
      {notes.length > 0 && (
        <Fact name="Notes">
          <Html html={notes.map(noteHtml).join("")} />
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

function securityHtml({ alternatives, isOptional }: Security): string {
  if (alternatives.length === 0) return "None";
  const ways = alternatives.map((methods) =>
    methods
      .map(({ name, text, scopes }) => {
        const list = scopes.map((scope) => `${codeHtml(scope.name)}${scope.description && ` (${scope.description})`}`);
        const needed = list.length === 0 ? "" : ` with the scope${list.length === 1 ? "" : "s"} ${list.join(", ")}`;
        return (text || escapeHtml(name)) + needed;
      })
      .join(" and "),
  );
  return `${ways.join("; or ")}${isOptional ? "; or none" : ""}`;
}

function codes(bodies: readonly { readonly mediaType: string }[]): ReactNode {
  return [...new Set(bodies.map(({ mediaType }) => mediaType))].map((mediaType, index) => (
    <span key={mediaType}>
      {index > 0 && ", "}
      <code>{mediaType}</code>
    </span>
  ));
}
