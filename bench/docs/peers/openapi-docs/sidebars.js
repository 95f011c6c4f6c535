/** Generated with the pages. */
module.exports = { api: require("./docs/api/sidebar.ts").default };
