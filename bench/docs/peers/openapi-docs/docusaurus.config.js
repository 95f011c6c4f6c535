/** As the README of docusaurus-openapi-docs has it. */
module.exports = {
  title: "docusaurus-openapi-docs",
  url: "https://peer.example",
  baseUrl: "/",
  future: { v4: true },
  onBrokenLinks: "ignore",
  presets: [
    [
      "classic",
      { docs: { sidebarPath: "./sidebars.js", docItemComponent: "@theme/ApiItem" }, blog: false, pages: false },
    ],
  ],
  plugins: [
    "docusaurus-plugin-sass",
    [
      "docusaurus-plugin-openapi-docs",
      {
        id: "api",
        docsPluginId: "classic",
        config: {
          signet: {
            specPath: process.env.OPENAPI_DOCUMENT,
            outputDir: "docs/api",
            sidebarOptions: { groupPathsBy: "tag" },
          },
        },
      },
    ],
  ],
  themes: ["docusaurus-theme-openapi-docs"],
};
