import { usePluginData } from "@docusaurus/useGlobalData";
import type { ReferenceGlobalData } from "../plugins/reference/index.ts";

/** Returns the words about the token, if the site's own reference has any. */
export function useToken(): ReferenceGlobalData["token"] {
  return (usePluginData("signet-reference") as ReferenceGlobalData | undefined)?.token;
}
