import { type ReactNode, useId, useState } from "react";
import { usePageSettings } from "../../page-settings.tsx";
import { useToken } from "../../use-token.ts";

/** Renders the field for a token, if the site has words about tokens. It has no name and is in no form, so that the token cannot be submitted. */
export function TokenField(): ReactNode {
  const id = useId();
  const { token, setToken } = usePageSettings();
  const [problem, setProblem] = useState("");
  if (useToken() === undefined) return null;
  const accept = (text: string) => {
    const pasted = text.trim().replace(/:$/, "");
    const isValid = pasted === "" || safeToken.test(pasted);
    setToken(isValid ? pasted : "");
    setProblem(isValid ? "" : "Not a token: tokens contain only letters, digits, dots, hyphens and underscores.");
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
          placeholder={token === "" ? "" : "Saved, masked"}
          aria-describedby={`${id}-help`}
          aria-invalid={problem !== ""}
          onChange={(event) => accept(event.currentTarget.value)}
        />
        <button type="button" disabled={token === ""} onClick={() => accept("")}>
          Forget
        </button>
      </span>
      <span id={`${id}-help`} className="token-field-help" role="status">
        {problem ||
          (token === ""
            ? "Kept in this tab's memory until you leave the site."
            : "Every snippet now includes your token, masked.")}
      </span>
    </div>
  );
}

/** These characters need no escaping in a shell, or in a string of Python or TypeScript. */
const safeToken = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;
