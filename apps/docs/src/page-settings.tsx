import { createStorageSlot } from "@docusaurus/theme-common";
import type { ReactNode } from "react";
import { createContext, useContext, useEffect, useMemo, useState } from "react";

/** What a reader chose for every snippet. */
export interface PageSettings {
  /** The token that was pasted; empty without one. It is kept in this memory and nowhere else. */
  readonly token: string;
  readonly setToken: (token: string) => void;
  /** The base address that snippets show; empty for the first of each. */
  readonly server: string;
  readonly setServer: (server: string) => void;
}

const Settings = createContext<PageSettings>({
  token: "",
  setToken: () => undefined,
  server: "",
  setServer: () => undefined,
});

/** Holds the settings for all pages. The address is remembered; the token is forgotten as soon as the page is left. */
export function PageSettingsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [token, setToken] = useState("");
  const [server, chooseServer] = useState("");
  useEffect(() => {
    chooseServer(storedServer.get() ?? "");
    // A page that is kept for the way back must not keep the token.
    const forget = () => setToken("");
    window.addEventListener("pagehide", forget);
    return () => window.removeEventListener("pagehide", forget);
  }, []);
  const settings = useMemo(() => {
    const setServer = (chosen: string) => {
      storedServer.set(chosen);
      chooseServer(chosen);
    };
    return { token, setToken, server, setServer };
  }, [token, server]);
  return <Settings.Provider value={settings}>{children}</Settings.Provider>;
}

/** The settings, wherever a snippet stands. */
export function usePageSettings(): PageSettings {
  return useContext(Settings);
}

const storedServer = createStorageSlot("signet.server");
