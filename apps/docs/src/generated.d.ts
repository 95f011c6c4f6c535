declare module "@generated/signet-changelog/default/entries.json" {
  const entries: readonly import("../plugins/changelog/entry.ts").ChangelogEntry[];
  export default entries;
}

declare module "@generated/signet-reference/default/samples.json" {
  const samples: Readonly<Record<string, import("../plugins/reference/sample.ts").Sample>>;
  export default samples;
}

declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
