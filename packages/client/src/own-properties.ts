/**
 * Copies an object's own properties. What it inherits does not count: code elsewhere in the process may have polluted
 * `Object.prototype`, and a polluted `baseUrl` must not receive the token.
 */
export function ownProperties<Value extends object>(object: Value | undefined): Value {
  return Object.assign(Object.create(null), object);
}

/** Returns a property of the object itself; undefined where it is inherited or missing. */
export function ownValue(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}
