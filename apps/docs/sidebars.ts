import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

const sidebars: SidebarsConfig = {
  guides: [
    {
      type: "category",
      label: "API tokens",
      collapsible: false,
      link: { type: "doc", id: "token/index" },
      items: ["token/generate", "token/fetch", "token/placement", "token/rotate", "token/failures"],
    },
    "sandbox",
    { type: "link", label: "Reference", href: "/reference" },
  ],
};

export default sidebars;
