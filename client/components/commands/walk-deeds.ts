// What the commands do that lead over the cards and rows, open them and select them.

import { AnnounceEvent, OpenItemEvent } from '../events.ts';
import { toggleSelected } from '../card-selecting.ts';
import { count } from '../item-words.ts';
import type { walkCommands } from './walk-commands.ts';
import type { Deed, Hands, Where } from './command.ts';
import { nameOfItems } from './command-words.ts';

/** What the bar of the selection shows. */
const sayOnly = (hands: Hands, words: string): boolean =>
  hands.send(new AnnounceEvent(words, { quiet: true }));

/** From the card that has the focus, in Refine from the item that is shown; without one to the first. */
const walk =
  (key: string) =>
  ({ card, open, view, hands: { shown } }: Where): void => {
    const from = card?.item ?? (view === 'refine' ? open : null);
    if (from !== null) shown?.walk(from, key);
    else shown?.focus();
  };

export const walkDeeds = {
  down: {
    also: 'next card',
    run: walk('ArrowDown'),
  },
  up: {
    also: 'previous card',
    run: walk('ArrowUp'),
  },
  beside: {},
  ends: {},
  open: {
    run: ({ card, hands }) => {
      if (card) hands.send(new OpenItemEvent(card.item));
    },
  },
  select: {
    also: 'mark choose',
    run: ({ card, selection, session, hands }) => {
      if (!card) return;
      const keyOf = () => nameOfItems(session.store, [card.item]);
      toggleSelected(card.item, { selection, keyOf, announce: (words) => void sayOnly(hands, words) });
    },
  },
  selectOn: {},
  selectToEnds: {},
  selectList: {
    also: 'all',
    run: ({ card, selection, hands }) => {
      if (!card) return;
      selection.select(card.list);
      sayOnly(hands, `${count(card.list.length, 'item', 'items')} selected.`);
    },
  },
  clearSelection: {
    also: 'deselect clear',
    run: ({ selection, hands }) => {
      selection.clear();
      sayOnly(hands, 'Nothing is selected.');
    },
  },
} as const satisfies Readonly<Record<keyof typeof walkCommands, Deed>>;
