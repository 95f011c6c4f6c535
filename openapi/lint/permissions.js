/** Requires that every operation says in sentences who may call it. */
export function permissions() {
  return {
    Operation({ "x-permission": permission }, { report, location }) {
      if (!/^\S.*\.$/s.test(permission ?? "")) {
        report({ message: "x-permission must say in a sentence who may call the operation.", location });
      }
    },
  };
}
