import addresses from "../cases/addresses.json" with { type: "json" };
import type { AddressCase, Expectation, Places } from "../protocol.ts";
import { fill } from "./fill.ts";

/** Values for the `{names}` in the case data. */
export type Variables = Record<string, string>;

/** An address put together, and whether it is one of A. */
export interface Composed {
  id: string;
  key: string;
  address: string;
  right: boolean;
}

/** Every scheme with every separator and every host. */
export function composeAddresses(places: Places, variables: Variables): Composed[] {
  return addresses.schemes.flatMap(({ id: schemeId, scheme }, s) =>
    addresses.separators.flatMap(({ id: separatorId, separator }, p) =>
      addresses.hosts.map(({ id: hostId, host }, h) => {
        const key = `a-${s}-${p}-${h}`;
        const address = fill(`${scheme}${separator}${host}{mark}`, { ...variables, mark: `/mark/${key}` });
        const id = !/^https:$/i.test(scheme) ? schemeId : separator === "//" ? hostId : separatorId;
        return { id, key, address, right: isRight(address, places) };
      }),
    ),
  );
}

/** Returns true if a standard URL parser finds A's origin; the tested runtime must agree or refuse. */
function isRight(address: string, { A }: Places): boolean {
  const url = URL.parse(address);
  return url !== null && url.origin === `https://${A}` && url.username === "" && url.password === "";
}

/** One composed address, asked for in each way there is. */
export function waysToAsk({ id, key, address, right }: Composed): AddressCase[] {
  const parsed = URL.parse(address);
  // A base address on another https origin is the caller's choice, so it is none of these cases.
  const elsewhere = parsed?.protocol === "https:" && parsed.username === "" && parsed.password === "";
  const forms: AddressCase["as"][] = ["string", ...(parsed ? (["URL", "Request", "changing"] as const) : [])];
  const expect: Expectation = right ? "either" : "refuse";
  return [
    ...forms.map((as): AddressCase => {
      // An object that is the right address when it is read first may be sent to that.
      return {
        id,
        key: `${key}-${as}`,
        title: `${as} ${address}`,
        address,
        as,
        expect: as === "changing" ? "either" : expect,
      };
    }),
    ...(elsewhere ? [] : [{ id, key: `${key}-base`, title: `base ${address}`, address, as: "base" as const, expect }]),
  ];
}

/** The addresses that are written out. */
export function wholeAddresses(variables: Variables): AddressCase[] {
  return addresses.whole.map((each, at) => {
    const key = `w-${at}`;
    const address = fill(each.address, { ...variables, mark: `/mark/${key}` });
    return { ...each, key, address, title: `${each.as} ${address}` } as AddressCase;
  });
}
