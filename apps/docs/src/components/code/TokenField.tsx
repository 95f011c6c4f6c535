import type { ReactNode } from "react";
import { useId, useState } from "react";
import { usePageSettings } from "../../page-settings.tsx";
import { isToken } from "../../token.ts";

/** Takes a token once for all snippets of this tab. The field has no name and stands in no form, so nothing can send it. */
export function TokenField(): ReactNode {
  const id = useId();
  const { token, setToken } = usePageSettings();
  const [problem, setProblem] = useState("");
  const take = (text: string) => {
    const pasted = text.trim().replace(/:$/, "");
    const isGood = pasted === "" || isToken(pasted);
    setToken(isGood ? pasted : "");
    setProblem(isGood ? "" : "That is no token: it has letters, digits, dots, hyphens and underscores only.");
  };
  return (
    <div className="token-field">
      <label htmlFor={id}>Paste your token once</label>
      <span className="token-field-row">
        <input
          id={id}
          key={token === "" ? "empty" : "full"}
          type="password"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          data-1p-ignore
          data-lpignore="true"
          placeholder={token === "" ? "" : "kept, masked"}
          aria-describedby={`${id}-help`}
          aria-invalid={problem !== ""}
          onChange={(event) => take(event.currentTarget.value)}
        />
        <button type="button" disabled={token === ""} onClick={() => take("")}>
          Forget
        </button>
      </span>
      <span id={`${id}-help`} className="token-field-help" role="status">
        {problem ||
          (token === ""
            ? "Stays in this tab's memory. Leaving the site forgets it."
            : "Every snippet has it now, masked.")}
      </span>
    </div>
  );
}
