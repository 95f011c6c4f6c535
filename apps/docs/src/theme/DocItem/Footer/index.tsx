import { useDoc } from "@docusaurus/plugin-content-docs/client";
import type { ReactNode } from "react";
import { PageFooter } from "../../../components/PageFooter.tsx";

export default function DocItemFooter(): ReactNode {
  return <PageFooter source={useDoc().metadata.source.replace("@site/", "apps/docs/")} />;
}
