import type { UnverifiedFact } from "@signet/openapi";
import type { ReactNode } from "react";
import { ProseLine } from "../Prose.tsx";

/** Shows the statements that no source confirms. */
export function Unverified({ facts }: { readonly facts: readonly UnverifiedFact[] }): ReactNode {
  return facts.map(({ what, source }) => (
    <span key={what} className="field-example">
      <strong>Unverified</strong>: <ProseLine text={source === "none" ? what : `${what} (${source})`} />
    </span>
  ));
}
