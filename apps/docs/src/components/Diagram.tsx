import type { ComponentType, ReactNode } from "react";
import { CompanyToken } from "../diagrams/CompanyToken.tsx";
import { RateLimit } from "../diagrams/RateLimit.tsx";
import { TokenPlacement } from "../diagrams/TokenPlacement.tsx";
import { UserToken } from "../diagrams/UserToken.tsx";

/** A drawing, and the text that says the same. */
interface DrawnDiagram {
  readonly Drawing: ComponentType;
  readonly width: number;
  readonly height: number;
  readonly text: string;
}

const diagrams: Readonly<Record<string, DrawnDiagram>> = {
  "user-token": {
    Drawing: UserToken,
    width: 640,
    height: 130,
    text: "The life of a user token: you generate token A and use it. You generate token B: A stops working at that moment, and B works.",
  },
  "company-token": {
    Drawing: CompanyToken,
    width: 640,
    height: 170,
    text: "The life of a company token: an admin generates token A, which is shown once, and an integration uses it. The admin generates token B; both work. The integration changes to B. The admin deletes A, and only B works.",
  },
  "token-placement": {
    Drawing: TokenPlacement,
    width: 640,
    height: 150,
    text: "The token goes before the colon and nothing after it. The two are encoded in base64, and sent in the header Authorization: Basic, over HTTPS.",
  },
  "rate-limit": {
    Drawing: RateLimit,
    width: 640,
    height: 150,
    text: "Requests over time: some succeed, then one gets 429 with Retry-After: 3. For three seconds the client sends nothing. Then it sends the refused request again, which succeeds, and continues with the others.",
  },
};

/** On a phone the figure scrolls, so the keyboard must reach it. */
const scrollable = { tabIndex: 0 };

/** Renders a drawing for both themes, with its text for screen readers. */
export function Diagram({ name }: { readonly name: string }): ReactNode {
  const diagram = diagrams[name];
  if (diagram === undefined) throw new Error(`diagram ${name} is missing: the names are ${Object.keys(diagrams)}`);
  const { Drawing, width, height, text } = diagram;
  return (
    <figure className="diagram" {...scrollable}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={text}>
        <Drawing />
      </svg>
    </figure>
  );
}
