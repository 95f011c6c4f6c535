import type { ReactNode } from "react";
import { PageSettingsProvider } from "../../page-settings.tsx";

export default function Root({ children }: { readonly children?: ReactNode }): ReactNode {
  return <PageSettingsProvider>{children}</PageSettingsProvider>;
}
