import type { ReactNode } from "react";
import { PageSettingsProvider } from "../../page-settings.tsx";

/** What all pages share. */
export default function Root({ children }: { readonly children?: ReactNode }): ReactNode {
  return <PageSettingsProvider>{children}</PageSettingsProvider>;
}
