import { type ReactNode, useEffect, useRef, useState } from "react";
import { SearchBox } from "../../components/SearchBox.tsx";

/** Renders the search button of the navbar. The keys "/" and Ctrl+K or ⌘K open the search, too. */
export default function SearchBar(): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest("input, textarea, select") !== null;
      const isShortcut = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey;
      if (event.altKey || !(isShortcut || isSlash)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <div className="search-box search-exclude">
      <button type="button" className="search-open" onClick={() => setOpen(true)}>
        Search
      </button>
      <dialog ref={dialog} className="search-dialog" aria-label="Search" onClose={() => setOpen(false)}>
        {isOpen && <SearchBox autoFocus onChoose={() => setOpen(false)} />}
        <form method="dialog">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </div>
  );
}
