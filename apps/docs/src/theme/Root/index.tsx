import type { ReactNode } from "react";
import { PageSettingsProvider } from "../../page-settings.tsx";

/** Wraps all pages in the settings of snippets. */
export default function Root({ children }: { readonly children?: ReactNode }): ReactNode {
  return <PageSettingsProvider>{children}</PageSettingsProvider>;
}
