// What else could be chosen of two things that met in the plan: the value that lost, put in the place of the one that
// stands. Each is an ordinary change through the mutations, so undo takes it back.

import type { Board } from '../../shared/board/document.ts';
import type { Act } from '../../shared/board/edit.ts';
import { setDaysOff, setFocusFactor, setHoursInSprint, setRate } from '../../shared/board/mutate-capacity.ts';
import { restoreItem, sizeItem } from '../../shared/board/mutate-item.ts';
import { joinSprints } from '../../shared/board/mutate-sprint-join.ts';
import { planItems, renameSprint, setSprintDates } from '../../shared/board/mutate-sprint.ts';
import { sameValue } from '../../shared/board/values.ts';
import type { ItemId, SprintId } from '../../shared/ids.ts';
import type { PlanSurprise } from '../../shared/plan-surprise.ts';
import { openSprints } from '../../shared/sprints.ts';
import type { BoardStore } from '../store/board-store.ts';
import { figure } from './item-words.ts';
import { saidWords } from './plan-surprise-words.ts';

export interface OtherChoice {
  readonly label: string;
  /** What is said when it is done. */
  readonly done: string;
  make(board: Board, act: Act): void;
}

function place(store: BoardStore, items: readonly ItemId[], to: SprintId | null): readonly OtherChoice[] {
  const found = openSprints(store.sprints).find(({ id }) => id === to);
  if (to !== null && !found) return [];
  const them = items.length === 1 ? 'it' : 'them';
  return [
    {
      label: found ? `Put ${them} into ${found.name}` : `Take ${them} out of the sprint`,
      done: found ? `In ${found.name} now.` : 'Out of the sprint again.',
      make: (board, act) => planItems(board, act, items, to),
    },
  ];
}

function said(store: BoardStore, told: Extract<PlanSurprise, { what: 'said' }>, now: number): OtherChoice[] {
  const { said: mine, other, stands } = told;
  const found = store.sprints.find(({ id }) => id === told.sprint);
  const chosen = sameValue(stands, mine.to) ? other : mine;
  if (!found || found.ended) return [];
  const { id } = found;
  const make = (board: Board, act: Act): void => {
    const text = typeof chosen.to === 'string' ? chosen.to : null;
    const number = typeof chosen.to === 'number' ? chosen.to : null;
    if (chosen.field === 'name' && text) renameSprint(board, act, id, text);
    if (chosen.field === 'start') setSprintDates(board, act, id, { start: text, end: found.end });
    if (chosen.field === 'end') setSprintDates(board, act, id, { start: found.start, end: text });
    if (chosen.field === 'focusFactor' && number) setFocusFactor(board, act, id, number);
    if (chosen.field === 'rate' && number) setRate(board, act, id, number);
    if (chosen.field === 'daysOff' && chosen.of) setDaysOff(board, act, id, chosen.of, number ?? 0);
    if (chosen.field === 'hoursADay' && chosen.of) setHoursInSprint(board, act, id, chosen.of, number);
  };
  return [{ label: `Use ${saidWords(chosen.field, chosen.to, now)}`, done: 'Changed.', make }];
}

/** Empty where there is nothing else to choose. */
export function otherChoices(store: BoardStore, told: PlanSurprise, now: number): readonly OtherChoice[] {
  const { items } = told;
  const [item] = items;
  switch (told.what) {
    case 'sized': {
      const others = [...new Set(told.sides.map(({ value }) => value))].filter(
        (value) => value !== told.stands,
      );
      return others.flatMap((points) =>
        points === null || !item
          ? []
          : {
              label: `Use ${figure(points)}`,
              done: `Sized ${figure(points)} now.`,
              make: (board, act) => sizeItem(board, act, item, points),
            },
      );
    }
    case 'moved': {
      const others = [...new Set(told.sides.map(({ value }) => value))].filter(
        (value) => value !== told.stands,
      );
      return others.flatMap((sprint) => place(store, items, sprint));
    }
    case 'displaced':
      return place(store, items, told.wanted.value);
    case 'archived':
      return item
        ? [
            {
              label: 'Bring it back',
              done: 'Back on the board.',
              make: (board, act) => restoreItem(board, act, item),
            },
          ]
        : [];
    case 'planned into ended': {
      const next = openSprints(store.sprints)[0];
      return next ? place(store, items, next.id) : [];
    }
    case 'planned into started': {
      const { sprint } = told;
      const make = (board: Board, act: Act) => planItems(board, act, items, sprint);
      return [{ label: 'Bring to the Board', done: 'On the Board now.', make }];
    }
    case 'same name': {
      const { sprint, other } = told;
      // What has been started cannot go.
      const isStarted = store.sprints.find(({ id }) => id === other)?.started !== null;
      const [from, into] = isStarted ? [sprint, other] : [other, sprint];
      if (from === null || into === null || store.sprints.find(({ id }) => id === from)?.started) return [];
      const make = (board: Board, act: Act) => void joinSprints(board, act, from, into);
      return [{ label: 'Put them together', done: 'One sprint now.', make }];
    }
    case 'said':
      return said(store, told, now);
    case 'over':
    case 'signedTwice':
    case 'startedTwice':
    case 'endedTwice':
    case 'started unsigned':
      return [];
  }
}
