import { type ReactNode, useId } from "react";
import type { ServerSnippet } from "../../plugins/reference/sample.ts";
import { usePageSettings } from "../page-settings.tsx";

interface AddressSwitchProps {
  readonly servers: readonly Pick<ServerSnippet, "server" | "serverName">[];
}

/** Renders the choice of a server, if there are several. */
export function AddressSwitch({ servers }: AddressSwitchProps): ReactNode {
  const id = useId();
  const { server, setServer } = usePageSettings();
  if (servers.length < 2) return null;
  const chosen = servers.some((one) => one.server === server) ? server : servers[0]?.server;
  return (
    <fieldset className="address-switch">
      <legend>Address</legend>
      {servers.map(({ server: address, serverName }) => (
        <label key={address} title={address}>
          <input
            type="radio"
            name={id}
            value={address}
            checked={address === chosen}
            onChange={() => setServer(address)}
          />
          <span>{serverName}</span>
        </label>
      ))}
    </fieldset>
  );
}
