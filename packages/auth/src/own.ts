/**
 * Copies an object's own properties. What it inherits does not count: code elsewhere in the process may have polluted
 * `Object.prototype`, and a polluted option must not send the token elsewhere.
 */
export function own<Value extends object>(object: Value): Value {
  return Object.assign(Object.create(null), object);
}

/** Reads a property of the object or its class, but not one that pollution added to `Object.prototype`. */
export function read<Value extends object, Key extends keyof Value>(
  object: Value | undefined,
  key: Key,
): Value[Key] | undefined {
  return object && (Object.hasOwn(object, key) || !(key in Object.prototype)) ? object[key] : undefined;
}
