/** As the README of redocusaurus has it. */
module.exports = {
  title: "redocusaurus",
  url: "https://peer.example",
  baseUrl: "/",
  future: { v4: true },
  onBrokenLinks: "ignore",
  presets: [
    ["classic", { docs: false, blog: false, pages: false }],
    ["redocusaurus", { specs: [{ id: "api", spec: process.env.OPENAPI_DOCUMENT, route: "/api/" }] }],
  ],
};
