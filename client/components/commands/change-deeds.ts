// What the commands do that change what is meant: who is on it, its labels, size, due date, epic, kind; and what is done
// with it as a whole.

import {
  changeKind,
  archiveItem,
  setAssignee,
  setField,
  setLabel,
  takeUpItem,
} from '../../../shared/board/mutate-item.ts';
import { addToAgenda, takeOffAgenda } from '../../../shared/board/mutate-agenda.ts';
import { copyItem } from '../../../shared/board/mutate-copy.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import { kindNames, kinds } from '../../../shared/kind.ts';
import { needsEngineer } from '../../../shared/ready.ts';
import { itemAddress } from '../address.ts';
import { copyWords } from '../copy-words.ts';
import { ItemWishEvent, OpenItemEvent, type ChangePanel, type ItemPart, type ItemWish } from '../events.ts';
import { memberOf } from '../item-words.ts';
import { isOnAgenda } from '../on-agenda.ts';
import { readyContext } from '../readiness.ts';
import { assignedAs, labelsOn } from '../selection-words.ts';
import { backlogOf } from '../../../shared/item.ts';
import { teamOf } from '../../../shared/team.ts';
import type { changeCommands } from './change-commands.ts';
import type { Choice, Deed, FocusedCard, Where } from './command.ts';
import { itemsMeant, nameMeant, undoSentence } from './command-words.ts';

const openPanel =
  (panel: ChangePanel) =>
  ({ hands, items }: Where): void =>
    hands.openPanel(panel, items);

const openAt =
  (part: ItemPart) =>
  ({ hands, items: [item] }: Where): void => {
    if (item) hands.send(new OpenItemEvent(item, part));
  };

const wish =
  (name: ItemWish) =>
  ({ hands, items: [item] }: Where): void => {
    if (item) hands.send(new ItemWishEvent(item, name));
  };

/** Gives the items to a person; where all have that person already, takes them back. */
function assign({ session, items, hands }: Where, person: MemberId): void {
  const { store } = session;
  const held = (id: ItemId) => {
    const item = store.item(id);
    return item ? assignedAs(store, item, person) : [];
  };
  const there = items.some((id) => held(id).length === 0);
  const name = memberOf(store, person)?.name ?? 'somebody';
  const verb = there ? `assigned to ${name}` : `no longer assigned to ${name}`;
  void hands.each(items, verb, (board, act, id) => {
    if (there && held(id).length === 0) setAssignee(board, act, id, person, true);
    if (!there) for (const one of held(id)) setAssignee(board, act, id, one, false);
  });
}

/** The same for the person here, who may have to say first who that is. */
async function assignMe(where: Where): Promise<void> {
  const { session, hands } = where;
  if (session.me !== null) {
    assign(where, session.me);
    return;
  }
  await hands.each(where.items, 'assigned to you', (board, act, id) => {
    if (act.by !== null) setAssignee(board, act, id, act.by, true);
  });
}

/** The card below those that go, or the one above. */
function neighbour({ item, list }: FocusedCard, going: ReadonlySet<ItemId>): ItemId | undefined {
  const at = list.indexOf(item);
  return (
    list.slice(at + 1).find((id) => !going.has(id)) ?? list.slice(0, at).findLast((id) => !going.has(id))
  );
}

async function archive({ session, items, card, hands }: Where): Promise<void> {
  await hands.each(items, 'archived', archiveItem, ` ${undoSentence(items.length)}`);
  if (!card || !session.store.item(card.item)?.archived) return;
  const gone = new Set(items.filter((id) => session.store.item(id)?.archived));
  const next = neighbour(card, gone);
  if (next) await hands.shown?.focusItem(next);
  else hands.shown?.focus();
}

/** Puts the items on the agenda of the next meeting, or of the one that goes on; where all are on it, takes them off. */
function turnAgenda(where: Where): Promise<boolean> {
  const { session, items, hands } = where;
  const on = (id: ItemId) => isOnAgenda(session.store, id);
  const going = items.filter((id) => !on(id));
  return going.length > 0
    ? hands.each(
        going,
        'put on the agenda',
        (board, act, id) => addToAgenda(board, act, [id]),
        ` ${undoSentence(going.length, 'takes', 'off')}`,
      )
    : hands.each(items, 'taken off the agenda', takeOffAgenda, ` ${undoSentence(items.length, 'puts')}`);
}

async function copy(where: Where, words: string, what: string): Promise<void> {
  const done = await copyWords(words);
  where.hands.announce(done ? `${what} copied.` : `This browser does not let the page copy: ${words}`);
}

async function makeCopy({ session, items: [id], hands }: Where): Promise<void> {
  const item = id && session.store.item(id);
  if (!item) return;
  let made: ItemId | undefined;
  await hands.each([item.id], 'copied', (board, act) => void (made = copyItem(board, act, item.id)));
  if (made) await hands.shown?.focusItem(made);
}

const choice = (key: string, name: string, words: string, run: (where: Where) => void): Choice => ({
  key,
  name,
  words,
  run,
});

export const changeDeeds = {
  edit: {
    also: 'rename words',
    run: openAt('title'),
  },
  comment: {
    also: 'say reply mention',
    run: openAt('comments'),
  },
  assignMe: {
    also: 'take mine join leave',
    run: (where) => void assignMe(where),
  },
  assign: {
    also: 'people member who',
    run: openPanel('people'),
    choices: (where) =>
      teamOf(where.session.store.members).map(({ id, name }) => {
        const all = itemsMeant(where).every((item) => assignedAs(where.session.store, item, id).length > 0);
        const words = all ? `Take ${name} off ${nameMeant(where)}` : `Assign ${nameMeant(where)} to ${name}`;
        return choice(id, name, words, (then) => assign(then, id));
      }),
  },
  labels: {
    also: 'tags',
    run: openPanel('labels'),
    choices: (where) =>
      labelsOn(where.session.store).map((label) => {
        const all = itemsMeant(where).every((item) => item.labels.includes(label));
        const words = all
          ? `Take the label ${label} off ${nameMeant(where)}`
          : `Label ${nameMeant(where)} ${label}`;
        const verb = all ? `freed of the label ${label}` : `given the label ${label}`;
        return choice(label, label, words, ({ hands, items }) => {
          void hands.each(items, verb, (board, act, id) => setLabel(board, act, id, label, !all));
        });
      }),
  },
  size: {
    also: 'points estimate half day',
    run: openPanel('size'),
  },
  due: {
    also: 'deadline day when',
    run: openPanel('due'),
  },
  noDue: {
    also: 'deadline remove',
    run: ({ hands, items }) => {
      void hands.each(items, 'freed of a due date', (board, act, id) =>
        setField(board, act, id, { field: 'due', value: null }),
      );
    },
  },
  epic: {
    also: 'parent part of',
    run: openPanel('epic'),
    choices: (where) =>
      where.session.store.epics
        .filter(({ archived }) => !archived)
        .map(({ id, name }) =>
          choice(id, name, `Put ${nameMeant(where)} into the epic ${name}`, ({ hands, items }) => {
            void hands.each(items, `put into ${name}`, (board, act, item) =>
              setField(board, act, item, { field: 'epic', value: id }),
            );
          }),
        ),
  },
  kind: {
    also: 'type convert',
    choices: (where) =>
      kindNames
        .filter((kind) => itemsMeant(where).some((item) => item.kind !== kind))
        .map((kind) => {
          const label = kinds[kind].label.toLowerCase();
          return choice(kind, label, `Make ${nameMeant(where)} a ${label}`, ({ hands, items }) => {
            void hands.each(items, `made a ${label}`, (board, act, id) => changeKind(board, act, id, kind));
          });
        }),
  },
  takeUp: {
    also: 'technical',
    run: (where) => {
      const context = readyContext(where.session);
      const waiting = itemsMeant(where).filter(
        (item) => needsEngineer(item, context) && backlogOf(item) === 'technical',
      );
      void where.hands.each(
        waiting.map(({ id }) => id),
        'taken up',
        takeUpItem,
      );
    },
  },
  agenda: {
    also: 'refine meeting discuss prepare',
    run: (where) => void turnAgenda(where),
  },
  copyKey: {
    also: 'id number',
    run: (where) => {
      const keys = itemsMeant(where).map((item) => where.session.store.keyOf(item));
      void copy(where, keys.join(', '), keys.length === 1 ? (keys[0] ?? '') : `${keys.length} keys`);
    },
  },
  copyLink: {
    also: 'address url',
    run: (where) => {
      const links = where.items.map((id) => itemAddress(where.session.id, id));
      const what = links.length === 1 ? `Link to ${nameMeant(where)}` : `${links.length} links`;
      void copy(where, links.join('\n'), what);
    },
  },
  duplicate: {
    also: 'duplicate clone',
    run: (where) => void makeCopy(where),
  },
  split: {
    also: 'divide',
    run: wish('split'),
  },
  ontoChecklist: {
    also: 'half day line',
    run: wish('ontoChecklist'),
  },
  moveToBoard: {
    run: wish('moveToBoard'),
  },
  archiveItem: {
    also: 'delete remove trash',
    run: (where) => void archive(where),
  },
} as const satisfies Readonly<Record<keyof typeof changeCommands, Deed>>;
