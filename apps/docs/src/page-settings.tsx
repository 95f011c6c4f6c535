import { createStorageSlot } from "@docusaurus/theme-common";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

export interface PageSettings {
  /** The pasted token, or an empty string. It is only kept in memory. */
  readonly token: string;
  readonly setToken: (token: string) => void;
  /** The base URL that snippets show, or an empty string for the first one of each. */
  readonly server: string;
  readonly setServer: (server: string) => void;
}

const Settings = createContext<PageSettings>({
  token: "",
  setToken: () => undefined,
  server: "",
  setServer: () => undefined,
});

/** Provides the settings to all pages. Remembers the address, and forgets the token when the reader leaves the page. */
export function PageSettingsProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [token, setToken] = useState("");
  const [server, chooseServer] = useState("");
  useEffect(() => {
    chooseServer(storedServer.get() ?? "");
    // The browser may keep the page in memory for the back button; the token must not stay in it.
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

export function usePageSettings(): PageSettings {
  return useContext(Settings);
}

const storedServer = createStorageSlot("signet.server");
