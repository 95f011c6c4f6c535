import Link from "@docusaurus/Link";
import useDocusaurusContext from "@docusaurus/useDocusaurusContext";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { type SearchHit, search } from "../search.ts";

interface SearchBoxProps {
  readonly autoFocus?: boolean;
  readonly onChoose?: () => void;
}

type Result = { readonly hits: readonly SearchHit[]; readonly count: number } | "failed" | undefined;

/** Moves the focus with the arrow keys between the field and the results. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>("input, a")];
  const next = stops[stops.findIndex((stop) => stop.matches(":focus")) + step];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

export function SearchBox({ autoFocus = false, onChoose }: SearchBoxProps): ReactNode {
  const id = useId();
  const { baseUrl } = useDocusaurusContext().siteConfig;
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState("");
  const [result, setResult] = useState<Result>(undefined);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  useEffect(() => {
    let isCurrent = true;
    const show = (result: Result) => isCurrent && setResult(result);
    if (query.trim() === "") show(undefined);
    else search(baseUrl, query).then(show, () => show("failed"));
    return () => {
      isCurrent = false;
    };
  }, [baseUrl, query]);
  return (
    <search className="search-box" onKeyDown={moveFocus}>
      <label htmlFor={id}>Search the site</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellCheck={false}
        ref={field}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      <p role="status" className="search-count">
        {result === "failed" && "The search index could not be loaded."}
        {typeof result === "object" && (result.count === 1 ? "1 page" : `${result.count} pages`)}
      </p>
      {typeof result === "object" && (
        <ol className="search-hits">
          {result.hits.map(({ url, title, excerpt }) => (
            <li key={url}>
              <Link to={url} onClick={onChoose}>
                {title}
              </Link>
              <span>
                {excerpt.map(({ text, isMatch }, index) => (isMatch ? <mark key={`${index}`}>{text}</mark> : text))}
              </span>
            </li>
          ))}
        </ol>
      )}
    </search>
  );
}
