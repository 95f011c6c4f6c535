/**
 * Copies an object's own properties, without inherited ones.
 *
 * Other code in the process may have polluted `Object.prototype`, and a polluted `baseUrl` must not receive the token.
 */
export function ownProperties<Value extends object>(object: Value | undefined): Value {
  return Object.assign(Object.create(null), object);
}

/** Returns an object's own property. Returns `undefined` if it is inherited or missing. */
export function ownValue(object: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(object, name)?.value;
}
