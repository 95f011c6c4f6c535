import Link from "@docusaurus/Link";
import entries from "@generated/signet-changelog/default/entries.json";
import Heading from "@theme/Heading";
import type { ReactNode } from "react";
import type { ChangelogEntry, ContractChange } from "../../plugins/changelog/entry.ts";
import { Prose, ProseLine } from "./Prose.tsx";

export function Changelog(): ReactNode {
  return entries.map((entry) => <Entry key={entry.id} entry={entry} />);
}

function Entry({ entry: { id, title, date, kind, text, changes } }: { readonly entry: ChangelogEntry }): ReactNode {
  return (
    <article className="change" aria-labelledby={id}>
      <p className="change-date">
        {date !== "" && <time dateTime={date}>{formatDay(date)}</time>} <span>{kind}</span>
      </p>
      <div>
        <Heading as="h3" id={id}>
          {title}
        </Heading>
        <Prose text={text} />
        {changes.length > 0 && (
          <details open={changes.length <= 12}>
            <summary>What changed</summary>
            <ul>
              {changes.map((change) => (
                <Change key={`${change.operationId} ${change.message}`} change={change} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </article>
  );
}

function Change({ change }: { readonly change: ContractChange }): ReactNode {
  const { operationId = "", hasPage, impact, message } = change;
  return (
    <li>
      {impact === "major" && <strong className="change-breaking">Breaking</strong>}{" "}
      {hasPage ? (
        <Link to={`/reference/${operationId}`}>{operationId}</Link>
      ) : (
        operationId && <code>{operationId}</code>
      )}
      {operationId && ": "}
      <ProseLine text={message} />
    </li>
  );
}

export function formatDay(date: string): string {
  return new Date(`${date}T00:00:00Z`).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });
}
