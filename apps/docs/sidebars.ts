import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

const sidebars: SidebarsConfig = {
  guides: [
    "start",
    {
      type: "category",
      label: "API tokens",
      collapsible: false,
      link: { type: "doc", id: "token/index" },
      items: ["token/generate", "token/fetch", "token/placement", "token/rotate"],
    },
    {
      type: "category",
      label: "Client guide",
      collapsible: false,
      items: ["client/index", "client/limits", "client/lists", "client/files", "client/testing", "client/network"],
    },
    "sandbox",
    "failures",
    "tools",
    "languages",
    { type: "category", label: "Packages", collapsible: false, items: ["auth", "snippets"] },
    { type: "link", label: "Reference", href: "/reference" },
  ],
};

export default sidebars;
