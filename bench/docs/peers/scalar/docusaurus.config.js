const { readFileSync } = require("node:fs");

/** Follows the README of @scalar/docusaurus, but hosts its script on the site, so that a CDN does not affect the figures. */
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
          content: readFileSync(process.env.OPENAPI_DOCUMENT ?? "", "utf8"),
          withDefaultFonts: false,
          agent: { disabled: true },
        },
      },
    ],
  ],
  staticDirectories: ["../node_modules/@scalar/api-reference/dist/browser"],
  themeConfig: { navbar: { items: [] } },
};
