// Commands that change what is meant, as data: who is on it, its labels, size, due date, epic, kind; and what is done with
// it as a whole.

import { agendaStops } from '../../../shared/agenda-rules.ts';
import { isKnown } from '../../../shared/item.ts';
import { needsEngineer } from '../../../shared/ready.ts';
import { readyContext } from '../readiness.ts';
import type { Command } from './command.ts';
import { itemsMeant } from './command-words.ts';

export const changeCommands = {
  edit: {
    words: 'Edit the title',
    group: 'change',
    icon: 'pencil',
    keys: ['E'],
    writes: true,
    needs: 'one',
  },
  comment: {
    words: 'Comment',
    group: 'change',
    icon: 'messageSquare',
    keys: ['M'],
    writes: true,
    needs: 'one',
  },
  assignMe: {
    words: 'Assign to me, or take me off',
    group: 'change',
    icon: 'userPlus',
    keys: ['I'],
    writes: true,
    needs: 'items',
  },
  assign: {
    words: 'Assign…',
    group: 'change',
    icon: 'userPlus',
    keys: ['A'],
    writes: true,
    needs: 'items',
  },
  labels: {
    words: 'Labels…',
    group: 'change',
    keys: ['L'],
    writes: true,
    needs: 'items',
  },
  size: {
    words: 'Size…',
    group: 'change',
    keys: ['Shift+E'],
    writes: true,
    needs: 'items',
  },
  due: {
    words: 'Due date…',
    group: 'change',
    icon: 'calendar',
    keys: ['D'],
    writes: true,
    needs: 'items',
  },
  noDue: {
    words: 'No due date',
    group: 'change',
    keys: ['Shift+D'],
    writes: true,
    needs: 'items',
  },
  epic: {
    words: 'Epic…',
    group: 'change',
    icon: 'layers',
    keys: ['P'],
    writes: true,
    needs: 'items',
  },
  kind: {
    words: 'Change the kind…',
    group: 'change',
    writes: true,
    needs: 'items',
    when: (where) => itemsMeant(where).some(isKnown),
  },
  takeUp: {
    words: 'Take up as an engineer',
    group: 'change',
    keys: ['T'],
    writes: true,
    needs: 'items',
    when: (where) => itemsMeant(where).some((item) => needsEngineer(item, readyContext(where.session))),
  },
  agenda: {
    words: 'Put on the agenda, or take off',
    group: 'change',
    icon: 'listChecks',
    keys: ['Shift+A'],
    writes: true,
    needs: 'items',
    when: (where) => itemsMeant(where).some((item) => agendaStops(item) === null),
  },
  copyKey: {
    words: 'Copy the key',
    group: 'change',
    icon: 'copy',
    keys: ['Mod+.'],
    needs: 'items',
  },
  copyLink: {
    words: 'Copy the link',
    group: 'change',
    icon: 'link',
    keys: ['Mod+Shift+,'],
    needs: 'items',
  },
  duplicate: {
    words: 'Make a copy',
    group: 'change',
    icon: 'copy',
    writes: true,
    needs: 'one',
  },
  split: {
    words: 'Split it in two…',
    group: 'change',
    writes: true,
    needs: 'one',
  },
  ontoChecklist: {
    words: 'Move onto a checklist…',
    group: 'change',
    icon: 'listChecks',
    writes: true,
    needs: 'one',
    when: (where) => itemsMeant(where).every(({ kind }) => kind === 'task'),
  },
  moveToBoard: {
    words: 'Move to another board…',
    group: 'change',
    writes: true,
    needs: 'one',
  },
  archiveItem: {
    words: 'Archive',
    group: 'change',
    icon: 'archive',
    keys: ['#', 'Delete'],
    writes: true,
    needs: 'items',
  },
} as const satisfies Readonly<Record<string, Command>>;
