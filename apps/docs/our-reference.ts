import { type RateLimit, readUnverified } from "@signet/openapi";
import type { Fact, ReferenceOptions, TokenSource } from "./plugins/reference/options.ts";

/** The base URL of the sandbox. */
export const sandbox = "https://localhost:8443";

/** Options of the contract's reference: all that concerns Signet, the vendor, and the contract's extensions. */
export const ourReference = {
  title: "Reference",
  description: "Every operation of Bitsight's security-ratings API that Signet describes, by subject.",
  token: {
    placeholder: "api_token",
    variable: "BITSIGHT_API_TOKEN",
    page: "/token/generate",
    source: tokenSource,
  },
  serverNames: { "https://api.bitsighttech.com": "Production", [sandbox]: "Sandbox" },
  facts: operationFacts,
  notes: (part) =>
    readUnverified({ ...part }).map(({ what, source }) => {
      return `**Unverified**: ${source === "none" ? what : `${what} (${source})`}`;
    }),
  sections: [
    {
      id: "lists",
      title: "Pagination",
      text: `The page of an operation names its pagination. With \`links\`, \`links.next\` is the URL of the next page, and null on the last one.
With \`offset\`, raise \`offset\` until you have \`count\` results. With \`cursor\`, pass on \`cursor.next\` until it is null.`,
    },
  ],
  runs: { file: "generated/runs.json", note: (tool) => `Run against the Signet sandbox with ${tool}.` },
  pages: ["docs/**/*.mdx", "src/pages/**/*.mdx"],
  source: (tag) =>
    tag === undefined ? "openapi/openapi.yaml" : `openapi/paths/${tag.toLowerCase().replaceAll(/\W+/g, "-")}.yaml`,
} satisfies Omit<ReferenceOptions, "document">;

function tokenSource(server: string, tag: { readonly "x-application"?: "SPM" | "TPRM" } = {}): TokenSource {
  if (server === sandbox) {
    return { name: "Copy it in the sandbox's User Preferences", url: `${sandbox}/sandbox/preferences` };
  }
  const application = tag["x-application"] ?? "SPM";
  return {
    name: `Copy it in Bitsight ${application}`,
    url: `https://service.bitsighttech.com/app/${application.toLowerCase()}/`,
  };
}

interface ExtendedOperation {
  readonly "x-permission"?: string;
  readonly "x-pagination"?: keyof typeof paginations;
  readonly "x-rate-limit"?: RateLimit;
  readonly "x-idempotent"?: boolean;
}

function operationFacts(
  operation: ExtendedOperation,
  method: string,
  document: { readonly "x-rate-limit"?: RateLimit },
): Fact[] {
  const { "x-permission": permission, "x-pagination": pagination } = operation;
  const isIdempotent = operation["x-idempotent"] ?? ["get", "put", "delete"].includes(method);
  const idempotent = isIdempotent
    ? "Yes: sending it twice has the same effect as once."
    : "No: sending it twice may take effect twice.";
  return [
    ...(permission === undefined ? [] : [{ name: "Permission", text: permission }]),
    ...(pagination === undefined
      ? []
      : [{ name: "Pagination", text: paginations[pagination], link: { name: "More on pagination", to: "#lists" } }]),
    // The limits of the whole API, replaced by the operation's own.
    { name: "Rate limits", text: limits({ ...document["x-rate-limit"], ...operation["x-rate-limit"] }) },
    ...(method === "get" ? [] : [{ name: "Idempotent", text: idempotent }]),
  ];
}

function limits({ concurrent, recommendedConcurrent, requests, windowSeconds = 1 }: RateLimit): string {
  const window = windowSeconds % 60 === 0 ? `${windowSeconds / 60} minutes` : `${windowSeconds} seconds`;
  const recommended = recommendedConcurrent === undefined ? "" : ` (recommended: ${recommendedConcurrent})`;
  const limits = [
    requests !== undefined && `${requests.toLocaleString("en")} requests in ${window} (unverified)`,
    concurrent !== undefined && `${concurrent} at the same time${recommended}`,
  ].filter((limit) => limit !== false);
  return limits.length === 0 ? "None documented." : `${limits.join("; ")}. Above them the response is \`429\`.`;
}

const paginations = {
  links: "Follow `links.next` until it is null.",
  offset: "Raise `offset` by the number of results until you have `count` of them.",
  cursor: "Pass on `cursor.next` as `cursor` until it is null.",
} as const;
