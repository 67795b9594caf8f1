// Commands that lead over the cards and rows, open them and select them, as data.

import type { Command } from './command.ts';

export const walkCommands = {
  down: {
    words: 'Down',
    group: 'walk',
    keys: ['J'],
    byThem: ['ArrowDown'],
    repeats: true,
  },
  up: {
    words: 'Up',
    group: 'walk',
    keys: ['K'],
    byThem: ['ArrowUp'],
    repeats: true,
  },
  beside: {
    words: 'To the list beside it',
    group: 'walk',
    byThem: ['ArrowLeft', 'ArrowRight'],
  },
  ends: {
    words: 'To the ends of the list',
    group: 'walk',
    byThem: ['Home', 'End'],
  },
  open: {
    words: 'Open',
    group: 'walk',
    keys: ['O', 'Space'],
    needs: 'card',
  },
  select: {
    words: 'Select, or no longer',
    group: 'select',
    keys: ['X'],
    writes: true,
    needs: 'card',
  },
  selectOn: {
    words: 'Select on to the next',
    group: 'select',
    byThem: ['Shift+ArrowUp', 'Shift+ArrowDown'],
    writes: true,
  },
  selectToEnds: {
    words: 'Select to the ends of the list',
    group: 'select',
    byThem: ['Shift+Home', 'Shift+End'],
    writes: true,
  },
  selectList: {
    words: 'Select the whole list',
    group: 'select',
    byThem: ['Mod+A'],
    writes: true,
    needs: 'card',
  },
  clearSelection: {
    words: 'Select nothing',
    group: 'select',
    keys: ['Escape'],
    writes: true,
    inText: true,
    when: ({ selection }) => selection.ids.length > 0,
  },
} as const satisfies Readonly<Record<string, Command>>;
