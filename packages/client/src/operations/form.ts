/** Writes a body as a form, a file in it as it is; `undefined` leaves a field out. */
export function form(body: unknown): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(Object(body))) {
    if (value instanceof Blob) data.append(name, value);
    else if (value !== undefined) data.append(name, String(value));
  }
  return data;
}
