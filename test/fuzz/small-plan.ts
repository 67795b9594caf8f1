// A small file as an importer would have read it: the same each time but for its words, so that two people who bring
// it in offline bring it twice, and one who brings it again brings nothing.

import type { ImportPlan } from '../../shared/import/plan.ts';
import { plannedItem } from '../planned-item.ts';

export function smallPlan(newWord: () => string): ImportPlan {
  return {
    format: 'Jira Cloud (CSV)',
    recognised: '',
    boardName: 'Source',
    columns: [
      { name: 'To do', done: false, archived: false },
      { name: 'Old', done: true, archived: true },
    ],
    sprints: [{ name: 'Sprint 7', start: '2026-11-09', end: '2026-11-20' }],
    epics: [{ name: 'Foundations', description: 'first', sourceKey: 'HH-1' }],
    members: [{ name: 'Asha', sourceKey: 'asha' }],
    items: [
      plannedItem('HH-2', newWord(), {
        column: 0,
        labels: ['risk'],
        assignees: [0],
        lines: [{ text: newWord(), done: true }],
        comments: [{ author: 'Asha', at: null, text: 'seen' }],
        blockedBy: ['HH-3'],
      }),
      plannedItem('HH-3', newWord(), { kind: 'spike', hours: 4, sprint: 0, description: newWord() }),
      plannedItem('HH-4', newWord(), { kind: 'bug', column: 1, epic: 0, archived: true }),
    ],
    left: [],
    warnings: [],
  };
}
