// How far an epic has come: what is finished of all that belongs to it, by kind. Derived, never stored.

import { isFinished } from './finished.ts';
import { foldBox } from './fold-box.ts';
import type { Item } from './item.ts';
import { kindNames, type Kind } from './kind.ts';
import type { Column } from './records.ts';
import { hourMs } from './time-box.ts';

export interface Share {
  readonly items: number;
  /** Of stories, tasks and bugs. */
  readonly points: number;
  /** Of spikes: the agreed hours of their time-boxes times their people. */
  readonly hours: number;
}

export interface Progress {
  readonly all: Share;
  readonly finished: Share;
}

export interface EpicProgress extends Progress {
  /** Kinds that have items, in the order of the table of kinds. */
  readonly byKind: readonly (Progress & { readonly kind: Kind })[];
}

const none: Share = { items: 0, points: 0, hours: 0 };

const plus = (a: Share, b: Share): Share => ({
  items: a.items + b.items,
  points: a.points + b.points,
  hours: a.hours + b.hours,
});

function shareOf(item: Item, now: number): Share {
  if (item.kind === 'unknown') return { ...none, items: 1 };
  if (item.kind !== 'spike') return { items: 1, points: item.points ?? 0, hours: 0 };
  return { items: 1, points: 0, hours: (foldBox(item.box, now).limit / hourMs) * item.people };
}

/** `items` are those of one epic; archived ones are left out. `now` is milliseconds since 1970 on the relay's time. */
export function epicProgress(items: Iterable<Item>, columns: readonly Column[], now: number): EpicProgress {
  const kinds = new Map<Kind | 'unknown', Progress>();
  let [all, finished] = [none, none];
  for (const item of items) {
    if (item.archived) continue;
    const share = shareOf(item, now);
    const done = isFinished(item, columns) ? share : none;
    const before = kinds.get(item.kind) ?? { all: none, finished: none };
    kinds.set(item.kind, { all: plus(before.all, share), finished: plus(before.finished, done) });
    [all, finished] = [plus(all, share), plus(finished, done)];
  }
  const byKind = kindNames.flatMap((kind) => {
    const progress = kinds.get(kind);
    return progress ? [{ kind, ...progress }] : [];
  });
  return { all, finished, byKind };
}
