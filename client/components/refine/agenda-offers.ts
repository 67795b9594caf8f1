// What can be put on the agenda in one press: items of both backlogs that a meeting may want, and what the last meeting
// left over. Reads the whole board, so it is asked only where somebody looks at the offers.

import { canBeRefined, hasNoSize, wantedItems, type Wanted } from '../../../shared/agenda-rules.ts';
import type { ItemId } from '../../../shared/ids.ts';
import type { Item } from '../../../shared/item.ts';
import type { Backlog } from '../../../shared/kind.ts';
import { meetingTotals } from '../../../shared/meeting-results.ts';
import { lastEnded } from '../../../shared/meetings.ts';
import { isReady } from '../../../shared/ready.ts';
import type { Meeting } from '../../../shared/records.ts';
import type { BoardSession } from '../../session.ts';
import { backlogTopic, type BoardStore } from '../../store/board-store.ts';
import { isOnAgenda } from '../on-agenda.ts';
import { readyContext } from '../readiness.ts';

/** More than a meeting comes to: of more only the first are put on it at once. */
export const mostAtOnce = 20;

export interface Offer {
  readonly name: Wanted | 'leftOver' | 'technical';
  readonly words: string;
  /** How many there are. */
  readonly all: number;
  /** Those that are put on the agenda, in this order. */
  readonly items: readonly ItemId[];
}

const wantedWords = {
  noSize: 'All without a size',
  notReady: 'Not ready',
  notTakenUp: 'Technical, not taken up',
} as const satisfies Record<Wanted, string>;

/** True for what can be put on it now. */
function canGoOn(store: BoardStore): (item: Item | undefined) => item is Item {
  return (item): item is Item =>
    item !== undefined && canBeRefined(item, store.columns) && !isOnAgenda(store, item.id);
}

function itemsOf(store: BoardStore, backlog: Backlog): readonly Item[] {
  const can = canGoOn(store);
  return store
    .list(backlogTopic(backlog))
    .map((id) => store.item(id))
    .filter(can);
}

/** Of too many the first of each backlog in turn, so that neither hides the other; then each backlog in its order. */
function firstOf(lists: readonly (readonly Item[])[]): readonly ItemId[] {
  const taken = new Set<ItemId>();
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  for (let at = 0; at < longest; at += 1) {
    for (const list of lists) {
      const item = list[at];
      if (item && taken.size < mostAtOnce) taken.add(item.id);
    }
  }
  return lists.flatMap((list) => list.flatMap(({ id }) => (taken.has(id) ? id : [])));
}

const offer = (name: Offer['name'], words: string, lists: readonly (readonly Item[])[]): Offer => ({
  name,
  words,
  all: lists.reduce((sum, { length }) => sum + length, 0),
  items: firstOf(lists),
});

/** What a meeting left over and may still be wanted: not reached, not ready when it ended, or added as it ended. */
export function leftOverOf(meeting: Meeting, session: BoardSession): readonly ItemId[] {
  const { store } = session;
  const can = canGoOn(store);
  const told = new Set(meeting.results.map(({ item }) => item));
  const context = readyContext(session);
  const left = meetingTotals(meeting.results).leftOver.flatMap(({ item, taken }) => {
    const found = store.item(item);
    // What became ready since needs no meeting any more.
    return found && taken && isReady(found, context) ? [] : item;
  });
  const late = meeting.agenda.flatMap(({ item }) => (told.has(item) ? [] : item));
  return [...new Set([...left, ...late])].filter((id) => can(store.item(id)));
}

/** All offers that would add something, what was left over first. */
export function agendaOffers(session: BoardSession): readonly Offer[] {
  const { store } = session;
  const context = readyContext(session);
  const lists = (['product', 'technical'] as const).map((backlog) => itemsOf(store, backlog));
  const last = lastEnded(store.meetings);
  const left = last ? leftOverOf(last, session).flatMap((id) => store.item(id) ?? []) : [];
  const wanted = (Object.keys(wantedWords) as Wanted[]).map((name) =>
    offer(
      name,
      wantedWords[name],
      lists.map((list) => list.filter((item) => wantedItems[name](item, context))),
    ),
  );
  return [offer('leftOver', 'Left over from the last meeting', [left]), ...wanted].filter(
    ({ all }) => all > 0,
  );
}

/** Technical items that nobody has sized and that are on no agenda. */
export function waitingTechnical(session: BoardSession): Offer {
  const { store } = session;
  const now = session.now();
  return offer('technical', 'Technical, without a size', [
    itemsOf(store, 'technical').filter((item) => hasNoSize(item, now)),
  ]);
}
