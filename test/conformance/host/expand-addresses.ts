import addresses from "../cases/addresses.json" with { type: "json" };
import type { AddressCase, Expectation, ListenerHosts } from "../protocol.ts";
import { fill } from "./fill.ts";

/** Values for the `{names}` in the case data. */
export type Variables = Record<string, string>;

/** A composed address. `right` means that it is an address of the trusted listener. */
export interface Composed {
  key: string;
  address: string;
  right: boolean;
}

/** Combines every scheme with every separator and host. */
export function composeAddresses(hosts: ListenerHosts, variables: Variables): Composed[] {
  return addresses.schemes.flatMap(({ scheme }, s) =>
    addresses.separators.flatMap(({ separator }, p) =>
      addresses.hosts.map(({ host }, h) => {
        const key = `a-${s}-${p}-${h}`;
        const address = fill(`${scheme}${separator}${host}{mark}`, { ...variables, mark: `/mark/${key}` });
        return { key, address, right: isRight(address, hosts) };
      }),
    ),
  );
}

/** Parses with the standard parser. The tested runtime must agree or refuse. */
function isRight(address: string, { trusted }: ListenerHosts): boolean {
  const url = URL.parse(address);
  return url !== null && url.origin === `https://${trusted}` && url.username === "" && url.password === "";
}

/** Returns the cases of one address, one for each form. */
export function waysToAsk({ key, address, right }: Composed): AddressCase[] {
  const parsed = URL.parse(address);
  // A base address on another HTTPS origin is the caller's choice.
  const elsewhere = parsed?.protocol === "https:" && parsed.username === "" && parsed.password === "";
  const forms: AddressCase["as"][] = ["string", ...(parsed ? (["URL", "Request", "changing"] as const) : [])];
  const expect: Expectation = right ? "either" : "refuse";
  return [
    ...forms.map((as): AddressCase => {
      // An object that is the trusted address on its first read may be sent.
      return {
        key: `${key}-${as}`,
        title: `${as} ${address}`,
        address,
        as,
        expect: as === "changing" ? "either" : expect,
      };
    }),
    ...(elsewhere ? [] : [{ key: `${key}-base`, title: `base ${address}`, address, as: "base" as const, expect }]),
  ];
}

/** Returns the complete addresses of the data. */
export function wholeAddresses(variables: Variables): AddressCase[] {
  return addresses.whole.map((each, at) => {
    const key = `w-${at}`;
    const address = fill(each.address, { ...variables, mark: `/mark/${key}` });
    return { ...each, key, address, title: `${each.as} ${address}` } as AddressCase;
  });
}
