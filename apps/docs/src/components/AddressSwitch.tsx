import { type ReactNode, useId } from "react";
import { usePageSettings } from "../page-settings.tsx";
import { nameOfServer } from "../places.ts";

export function AddressSwitch({ servers }: { readonly servers: readonly string[] }): ReactNode {
  const name = useId();
  const { server, setServer } = usePageSettings();
  const chosen = servers.includes(server) ? server : servers[0];
  return (
    <fieldset className="address-switch">
      <legend>Address</legend>
      {servers.map((address) => (
        <label key={address} title={address}>
          <input
            type="radio"
            name={name}
            value={address}
            checked={address === chosen}
            onChange={() => setServer(address)}
          />
          <span>{nameOfServer(address)}</span>
        </label>
      ))}
    </fieldset>
  );
}
