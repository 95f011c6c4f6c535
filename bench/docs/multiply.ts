interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId?: string }>>>>;
}

/** Repeats the operations of a document under new paths and ids up to a number. */
export function multiply<Given extends Document>(document: Given, operations: number): Given {
  const paths: Record<string, object> = {};
  let count = 0;
  for (let round = 0; count < operations; round++) {
    for (const [path, item] of Object.entries(document.paths)) {
      if (count >= operations) break;
      const copy = Object.fromEntries(
        Object.entries(item).map(([method, operation]) => {
          if (operation.operationId === undefined) return [method, operation];
          count += 1;
          const suffix = round === 0 ? "" : `Copy${round}`;
          return [method, { ...operation, operationId: `${operation.operationId}${suffix}` }];
        }),
      );
      paths[round === 0 ? path : `/copy${round}${path}`] = copy;
    }
  }
  return { ...document, paths };
}
