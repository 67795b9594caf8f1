// Made-up boards for tests of the report's charts: thousands of items, many columns, sprints.

import type { BoardStore } from '../client/store/board-store.ts';
import { defaultColumns, defaultSettings, type Column, type Sprint } from '../shared/records.ts';
import type { ColumnId } from '../shared/ids.ts';
import type { Item } from '../shared/item.ts';
import { kindNames } from '../shared/kind.ts';
import { monday, seeded } from './board-kit.ts';
import { dayMs, madeItem } from './made-item.ts';

/** As much of a store as a figure reads. */
export const storeOf = (
  items: readonly Item[],
  more: { readonly columns?: readonly Column[]; readonly sprints?: readonly Sprint[] } = {},
): BoardStore =>
  ({
    items: () => items.values(),
    columns: more.columns ?? defaultColumns,
    sprints: more.sprints ?? [],
    settings: { ...defaultSettings, timeZone: 'Europe/Vienna' },
  }) as unknown as BoardStore;

/** Thousands of items of every kind over 90 days: most done in days, some in weeks, one in three years; a long backlog. */
export function manyItems(amount: number): readonly Item[] {
  const random = seeded(3);
  const work = Array.from({ length: amount }, (_, i) => {
    const kind = kindNames[Math.floor(random() * random() * 4)] ?? 'story';
    const days = i === 7 ? 1140 : Math.ceil(Math.exp(random() * random() * 3.4));
    const finished = monday - random() * 85 * dayMs;
    const begun = finished - (days - 1) * dayMs;
    const review = begun + (finished - begun) * (0.5 + random() / 2);
    const goesOn = i % 40 === 0;
    return madeItem({
      kind,
      createdAt: begun - random() * 5 * dayMs,
      moves: [[begun, 'doing'], [review, 'review'], ...(goesOn ? [] : [[finished, 'done'] as const])],
    });
  });
  const rest = Array.from({ length: 1000 }, () => madeItem({ createdAt: monday - 400 * dayMs, in: 'none' }));
  return [...work, ...rest, madeItem({ createdAt: 1, in: 'done', imported: monday - 20 * dayMs })];
}

/** Every two weeks, the newest one today. */
export const sprintsBefore = (amount: number): readonly Sprint[] =>
  Array.from({ length: amount }, (_, i) => ({
    name: `Sprint ${i + 1}`,
    started: { at: monday - (amount - 1 - i) * 14 * dayMs },
  })) as unknown as readonly Sprint[];

/** Columns with long names, as a board grows them; the last one is done. */
export const manyColumns = (amount: number): readonly Column[] =>
  Array.from({ length: amount }, (_, i) => ({
    id: `c${i}` as ColumnId,
    name: i % 3 === 0 ? `Waiting for the answer of everybody ${i}` : `Step ${i}`,
    rank: `a${i}`,
    limit: null,
    done: i === amount - 1,
    archived: false,
  }));
