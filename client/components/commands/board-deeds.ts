// What the commands of the whole board do.

import { Refusal } from '../../../shared/board/edit.ts';
import {
  AddItemEvent,
  ClearFilterEvent,
  FocusFilterEvent,
  FoldLanesEvent,
  GoHomeEvent,
  HeaderEvent,
  OnlyMineEvent,
  PresentEvent,
  type HeaderWish,
} from '../events.ts';
import { undoneWords } from '../undo-words.ts';
import type { boardCommands } from './board-commands.ts';
import type { Deed, Where } from './command.ts';

function turnHistory({ session, hands }: Where, back: boolean): void {
  const { history, store } = session;
  try {
    hands.announce(undoneWords(back ? history.undo() : history.redo(), back, store));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    hands.announce(error.message);
  }
}

const wish =
  (name: HeaderWish) =>
  ({ hands }: Where): void =>
    void hands.send(new HeaderEvent(name));

/** Asks whoever has it; where nobody has, says so. */
const ask =
  (event: () => Event, otherwise: string) =>
  ({ hands }: Where): void => {
    if (!hands.send(event())) hands.announce(otherwise);
  };

const noFilter = 'There is no filter in this view.';

export const boardDeeds = {
  palette: {
    also: 'palette commands find open',
    run: wish('palette'),
  },
  keys: {
    also: 'help shortcuts keyboard single keys',
    run: wish('keys'),
  },
  closeItem: {
    run: ({ hands }) => hands.closeItem(),
  },
  undo: {
    run: (where) => turnHistory(where, true),
  },
  redo: {
    also: 'do it again',
    run: (where) => turnHistory(where, false),
  },
  newItem: {
    also: 'create add card story task spike bug',
    run: wish('newItem'),
  },
  newItemHere: {
    also: 'create add card here',
    run: ({ card, hands }) => {
      if (card) hands.send(new AddItemEvent(card.item));
    },
  },
  addAndStay: {},
  addAndClose: {},
  marksWhileAdding: {},
  search: {
    also: 'filter words find',
    run: ({ hands }) => {
      if (!hands.send(new FocusFilterEvent('words'))) hands.send(new HeaderEvent('palette'));
    },
  },
  filter: {
    also: 'show only',
    run: ask(() => new FocusFilterEvent('choices'), noFilter),
  },
  clearFilter: {
    also: 'show all everything',
    run: ask(() => new ClearFilterEvent(), noFilter),
  },
  onlyMine: {
    also: 'filter my items assigned to me',
    run: ask(() => new OnlyMineEvent(), noFilter),
  },
  foldLanes: {
    also: 'collapse expand swim',
    run: ask(() => new FoldLanesEvent(), 'There are no lanes to fold.'),
  },
  home: {
    also: 'home start',
    run: ({ hands }) => {
      if (!hands.send(new GoHomeEvent())) location.assign('/');
    },
  },
  epics: {
    also: 'foundations',
    run: wish('epics'),
  },
  team: {
    also: 'members people roles',
    run: wish('team'),
  },
  settings: {
    also: 'board options scale',
    run: wish('settings'),
  },
  archive: {
    also: 'archived bring back restore trash',
    run: wish('archive'),
  },
  present: {
    also: 'projector beamer fullscreen meeting screen show',
    run: ({ hands }) => void hands.send(new PresentEvent('dark')),
  },
  import: {
    also: 'trello jira csv json bring',
    run: wish('import'),
  },
  share: {
    also: 'links invite',
    run: wish('share'),
  },
} as const satisfies Readonly<Record<keyof typeof boardCommands, Deed>>;
