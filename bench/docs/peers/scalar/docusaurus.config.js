const { readFileSync } = require("node:fs");

/** As the README of @scalar/docusaurus has it, but with its script on the site itself: what a CDN takes is no matter of the peer's. */
module.exports = {
  title: "Scalar",
  url: "https://peer.example",
  baseUrl: "/",
  future: { v4: true },
  onBrokenLinks: "ignore",
  presets: [["classic", { docs: false, blog: false, pages: false }]],
  plugins: [
    [
      "@scalar/docusaurus",
      {
        route: "/api",
        cdn: "/standalone.js",
        configuration: {
          content: readFileSync(process.env.DOCS_DOCUMENT ?? "", "utf8"),
          withDefaultFonts: false,
          agent: { disabled: true },
        },
      },
    ],
  ],
  staticDirectories: ["../node_modules/@scalar/api-reference/dist/browser"],
  themeConfig: { navbar: { items: [] } },
};
