/** Prints a value. The host reads the real output of the runtime. */
export type Print = (value: unknown) => void;

/** Console methods and placeholders, by their names in sinks.json. */
export const consoleSinks: Readonly<Record<string, Print>> = {
  "console-log": (value) => console.log(value),
  "console-info": (value) => console.info(value),
  "console-warn": (value) => console.warn(value),
  "console-error": (value) => console.error(value),
  "console-debug": (value) => console.debug(value),
  "console-dir": (value) => console.dir(value, { depth: Number.POSITIVE_INFINITY, showHidden: true }),
  "console-table": (value) => console.table(value),
  "console-trace": (value) => console.trace(value),
  "console-group": (value) => {
    console.group(value);
    console.groupEnd();
  },
  "console-assert": (value) => console.assert(false, value),
  "console-o": (value) => console.log("%o", value),
  "console-O": (value) => console.log("%O", value),
  "console-s": (value) => console.log("%s", value),
  "console-j": (value) => console.log("%j", value),
};
