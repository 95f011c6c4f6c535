import Link from "@docusaurus/Link";
import type { KeyboardEvent, ReactNode } from "react";
import { useEffect, useId, useRef, useState } from "react";
import type { SearchHit } from "../search.ts";
import { search } from "../search.ts";

interface SearchBoxProps {
  /** Whether it takes the keyboard as soon as it is there. */
  readonly isFirst?: boolean;
  readonly onChoose?: () => void;
  /** What is searched for at first. */
  readonly wanted?: string;
}

type Found = { readonly hits: readonly SearchHit[]; readonly count: number } | "failed" | undefined;

/** Lets the arrows go from the field to the hits, and among them. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const next = stops[stops.findIndex((stop) => stop.matches(":focus")) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

/** Searches every page of the site, its snippets too, in the browser. */
export function SearchBox({ isFirst = false, onChoose, wanted: first = "" }: SearchBoxProps): ReactNode {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState(first);
  const [found, setFound] = useState<Found>(undefined);
  useEffect(() => {
    if (isFirst) field.current?.focus();
  }, [isFirst]);
  useEffect(() => {
    let isCurrent = true;
    const show = (result: Found) => isCurrent && setFound(result);
    if (wanted.trim() === "") show(undefined);
    else search(wanted).then(show, () => show("failed"));
    return () => {
      isCurrent = false;
    };
  }, [wanted]);
  return (
    <search className="search-box" onKeyDown={moveFocus}>
      <label htmlFor={id}>Search the site</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        ref={field}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <p role="status" className="search-count">
        {found === "failed" && "The search index could not be loaded."}
        {typeof found === "object" && (found.count === 1 ? "1 page" : `${found.count} pages`)}
      </p>
      {typeof found === "object" && (
        <ol className="search-hits">
          {found.hits.map(({ url, title, excerpt }) => (
            <li key={url}>
              <Link to={url} onClick={onChoose}>
                {title}
              </Link>
              <span>
                {excerpt.map((part, index) =>
                  // The parts have no identity but their place.
                  index % 2 === 1 ? <mark key={`${index}`}>{part}</mark> : part,
                )}
              </span>
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}
