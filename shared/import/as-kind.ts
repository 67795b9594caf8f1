// A planned item as another kind than the file gave it.

import type { Kind } from '../kind.ts';
import type { PlannedItem } from './plan.ts';

/** The item as this kind: a spike has hours and no points, all others have points and no hours. */
export function asKind(item: PlannedItem, kind: Kind): PlannedItem {
  if (kind === item.kind) return item;
  const note = kind === 'spike' && item.points !== null ? `Points at the source: ${item.points}` : '';
  return {
    ...item,
    kind,
    points: kind === 'spike' ? null : item.points,
    hours: null,
    description: [item.description, note].filter((text) => text !== '').join('\n\n'),
  };
}
