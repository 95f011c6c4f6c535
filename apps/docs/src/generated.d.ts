declare module "@generated/signet-reference/default/samples.json" {
  const samples: Readonly<Record<string, import("../plugins/sample.ts").Sample>>;
  export default samples;
}

declare module "*.module.css" {
  const classes: Readonly<Record<string, string>>;
  export default classes;
}
