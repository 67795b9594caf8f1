// Commands of the whole board, as data: the palette, the help, undo, adding, filtering, and where one can go.

import { presentable } from '../address.ts';
import type { Command } from './command.ts';

export const boardCommands = {
  palette: {
    words: 'Search or jump to…',
    group: 'everywhere',
    icon: 'search',
    keys: ['Mod+K'],
    inText: true,
    opensField: true,
  },
  keys: {
    words: 'Keys of this view',
    group: 'everywhere',
    icon: 'circleQuestionMark',
    keys: ['?'],
  },
  closeItem: {
    words: 'Close the item',
    group: 'everywhere',
    icon: 'x',
    keys: ['Escape'],
    inText: true,
    // In Refine an item always is.
    when: ({ open, view }) => open !== null && view !== 'refine',
  },
  undo: {
    words: 'Undo what I did last',
    group: 'everywhere',
    icon: 'rotateCcw',
    keys: ['Mod+Z'],
    writes: true,
    repeats: true,
  },
  redo: {
    words: 'Redo what I undid last',
    group: 'everywhere',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    writes: true,
    repeats: true,
  },
  newItem: {
    words: 'New item',
    group: 'add',
    icon: 'plus',
    keys: ['C'],
    writes: true,
    opensField: true,
  },
  newItemHere: {
    words: 'New item below this one',
    group: 'add',
    icon: 'plus',
    keys: ['N'],
    writes: true,
    needs: 'card',
  },
  addAndStay: {
    words: 'While adding: add, stay for the next',
    group: 'add',
    byThem: ['Enter'],
    writes: true,
  },
  addAndClose: {
    words: 'While adding: add and close',
    group: 'add',
    byThem: ['Mod+Enter'],
    writes: true,
  },
  marksWhileAdding: {
    words: 'After a title: a member, a label',
    group: 'add',
    byThem: ['@', '#'],
    writes: true,
  },
  search: {
    words: 'Search in this view',
    group: 'find',
    icon: 'search',
    keys: ['/'],
  },
  filter: {
    words: 'Filter',
    group: 'find',
    views: ['board'],
    icon: 'slidersHorizontal',
    keys: ['F'],
  },
  clearFilter: {
    words: 'Clear the filter',
    group: 'find',
    views: ['board'],
    keys: ['Shift+F'],
  },
  onlyMine: {
    words: 'Only mine',
    group: 'find',
    views: ['board'],
    keys: ['Q'],
  },
  foldLanes: {
    words: 'Fold or unfold all lanes',
    group: 'find',
    keys: ['-'],
    views: ['board'],
  },
  home: {
    words: 'All boards',
    group: 'go',
    icon: 'layers',
    keys: ['G H'],
  },
  epics: {
    words: 'Epics',
    group: 'go',
    icon: 'layers',
    keys: ['G E'],
  },
  team: {
    words: 'Team',
    group: 'go',
    icon: 'users',
    keys: ['G T'],
  },
  settings: {
    words: 'Settings',
    group: 'go',
    icon: 'slidersHorizontal',
    keys: ['G S'],
  },
  archive: {
    words: 'Archive of the board',
    group: 'go',
    icon: 'archive',
    keys: ['G A'],
  },
  present: {
    words: 'Present on this screen',
    group: 'go',
    icon: 'projector',
    views: presentable,
  },
  import: {
    words: 'Import a file…',
    group: 'go',
    icon: 'upload',
    writes: true,
  },
  share: {
    words: 'Share',
    group: 'go',
    icon: 'userPlus',
  },
} as const satisfies Readonly<Record<string, Command>>;
