import type { ReactNode } from "react";
import { codeHtml } from "../../../plugins/reference/html.ts";
import type { PageServer } from "../../../plugins/reference/pages/servers.ts";
import { Html } from "./Html.tsx";

export function Servers({ servers }: { readonly servers: readonly PageServer[] }): ReactNode {
  return servers.map(({ url, description, variables }) => (
    <div key={url} className="server">
      <code>{url}</code>
      <Html html={description} />
      {variables.map(({ name, text }) => (
        <Html key={name} html={`${codeHtml(name)}: ${text}`} />
      ))}
    </div>
  ));
}
