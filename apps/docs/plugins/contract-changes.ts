import type { Fields, OperationSurface, Surface } from "./contract-surface.ts";

/** One difference between two versions of the contract. */
export interface ContractChange {
  readonly operation: string;
  /** Whether a program that was right before can fail now. */
  readonly breaking: boolean;
  /** What changed; code stands between backticks. */
  readonly text: string;
}

/** Compares two versions of the contract, as a caller sees them. */
export function contractChanges(before: Surface, after: Surface): ContractChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((operation) => {
    const [old, now] = [before[operation], after[operation]];
    if (old === undefined) return [{ operation, breaking: false, text: `Added: \`${now?.call}\`.` }];
    if (now === undefined) return [{ operation, breaking: true, text: `Removed: \`${old.call}\`.` }];
    return operationChanges(old, now).map((change) => ({ operation, ...change }));
  });
}

type Difference = Omit<ContractChange, "operation">;

function operationChanges(old: OperationSurface, now: OperationSurface): Difference[] {
  return [
    ...(old.call === now.call ? [] : [{ breaking: true, text: `Moved from \`${old.call}\` to \`${now.call}\`.` }]),
    ...(now.deprecated && !old.deprecated ? [{ breaking: false, text: "Deprecated." }] : []),
    ...fieldChanges("parameter", old.parameters, now.parameters, sent),
    ...fieldChanges("field of the body", old.body, now.body, sent),
    ...fieldChanges("field of the answer", old.answers, now.answers, received),
  ];
}

/** What one sends may become looser, what one gets may become stricter. */
interface Direction {
  readonly added: (type: string) => boolean;
  readonly removed: boolean;
  readonly changed: (old: string, now: string) => boolean;
}

const sent: Direction = {
  added: (type) => type.endsWith("!"),
  removed: true,
  changed: (old, now) => old !== `${now}!`,
};

const received: Direction = {
  added: () => false,
  removed: true,
  changed: (old, now) => `${old}!` !== now,
};

function fieldChanges(what: string, old: Fields, now: Fields, direction: Direction): Difference[] {
  return [...new Set([...Object.keys(old), ...Object.keys(now)])].flatMap((name): Difference[] => {
    const [was, is] = [old[name], now[name]];
    if (was === is) return [];
    if (was === undefined) {
      return [{ breaking: direction.added(is ?? ""), text: `New ${what} \`${name}\` (${words(is)}).` }];
    }
    if (is === undefined) return [{ breaking: direction.removed, text: `The ${what} \`${name}\` is gone.` }];
    return [
      {
        breaking: direction.changed(was, is),
        text: `The ${what} \`${name}\` was ${words(was)} and is ${words(is)}.`,
      },
    ];
  });
}

function words(type = ""): string {
  return type.endsWith("!") ? `${type.slice(0, -1)}, required` : type;
}
