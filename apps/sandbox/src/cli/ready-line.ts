import type { Sandbox } from "../options.ts";
import { publicKeyPin } from "../tls/certificate-store.ts";

export function readyLine({ url, ca, userToken, companyToken, signIn }: Sandbox): string {
  return JSON.stringify({ url, ca, userToken, companyToken, signIn, pid: process.pid });
}

/** Formats the same for people, with a line to paste. */
export function readyText({ url, ca, certificate, userToken, companyToken, signIn }: Sandbox): string {
  return `The sandbox is ready. Unofficial: not affiliated with Bitsight.

  URL               ${url}
  Authority         ${ca}
  User token        ${userToken}
  Company token     ${companyToken}
  User Preferences  ${signIn.url}
                    ${signIn.email}, password ${signIn.password}
  Key for browsers  ${publicKeyPin(certificate)}

Try it:

  curl --cacert ${quote(ca)} -u ${userToken}: ${quote(`${url}/v2/portfolio?limit=3`)}

Open User Preferences in a separate browser profile that trusts only this key:

  chromium --user-data-dir="$(mktemp -d)" --ignore-certificate-errors-spki-list=${publicKeyPin(certificate)} ${signIn.url}

Press Ctrl-C to stop it.`;
}

function quote(word: string): string {
  return /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
