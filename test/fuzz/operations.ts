// What a person may do next, drawn from all that the product lets a person do: each operation says what it is about
// to do, then does it. A Refusal is an answer like any other.

import { boxWork } from './box-work.ts';
import { capacityWork } from './capacity-work.ts';
import type { Hands, Operation, Step } from './hands.ts';
import * as life from './item-life-work.ts';
import * as item from './item-work.ts';
import { agendaWork, meetingWork, voteWork } from './meeting-work.ts';
import { pictureWork } from './picture-work.ts';
import { personWork } from './person-work.ts';
import * as plan from './plan-work.ts';
import { relationWork } from './relation-work.ts';
import { markSeen, planItems, sprintWork } from './sprint-work.ts';
import { joinTexts } from './text-work.ts';
import { closeEditor, turning, typeSomewhere, typeText } from './typing.ts';

/** What a run is mostly about, so that people meet often enough in one place. */
export const themes = ['everything', 'words', 'box', 'places', 'fields', 'plan', 'meeting'] as const;
export type Theme = (typeof themes)[number];

/** How much more often an operation comes when the run is about it. */
const emphasis = 5;

/** Every operation, each as often as it stands beside it, and what it is about. */
const operations: readonly (readonly [weight: number, operation: Operation, theme?: Theme])[] = [
  [6, item.addItem],
  [2, item.addItems, 'places'],
  [20, typeSomewhere, 'words'],
  [4, typeText, 'words'],
  [4, closeEditor],
  [2, joinTexts, 'words'],
  [12, item.moveItem, 'places'],
  [4, item.manyWork, 'places'],
  [8, item.setElement, 'fields'],
  [4, item.setField, 'fields'],
  [8, item.lineWork, 'fields'],
  [2, item.linkWork],
  [3, pictureWork, 'fields'],
  [14, boxWork, 'box'],
  [3, plan.memberWork, 'fields'],
  [3, personWork, 'fields'],
  [4, plan.columnWork, 'places'],
  [3, plan.planWork, 'plan'],
  [3, sprintWork, 'plan'],
  [4, capacityWork, 'plan'],
  [1, markSeen],
  [4, planItems, 'places'],
  [2, agendaWork, 'meeting'],
  [5, meetingWork, 'meeting'],
  [3, voteWork, 'meeting'],
  [9, relationWork],
  [0.5, plan.importFile],
  [0.6, item.chatter],
  [5, item.changeKind, 'words'],
  [3, item.sizeItem],
  [1, item.takeUpItem],
  [3, item.addComment, 'fields'],
  [3, life.commentWork, 'fields'],
  [1, life.renameLink],
  [0.5, life.arrival, 'words'],
  [0.5, life.archiveMoved],
  [3, item.archiveItem, 'places'],
  [3, item.restoreItem, 'places'],
  [6, turning('undo', ({ replica }) => replica.history.undo())],
  [4, turning('redo', ({ replica }) => replica.history.redo())],
  [3, turning('undo typing', ({ replica, draw }) => draw.among(replica.editors.values())?.text.undo())],
  [2, turning('redo typing', ({ replica, draw }) => draw.among(replica.editors.values())?.text.redo())],
];

const tables = Object.fromEntries(
  themes.map((theme) => {
    let sum = 0;
    const rows = operations.map(([weight, operation, about]) => {
      if (about === theme) sum += weight * emphasis;
      // A meeting is on its own, or among everything.
      else if (about !== 'meeting' || theme === 'everything') sum += weight;
      return { upTo: sum, operation };
    });
    return [theme, { rows, sum }] as const;
  }),
);

/** The next thing that these hands do; undefined when what was drawn cannot be done on this board. */
export function nextStep(hands: Hands, theme: Theme): Step | undefined {
  const { rows, sum } = tables[theme] as NonNullable<(typeof tables)[string]>;
  const at = hands.draw.random() * sum;
  return rows.find(({ upTo }) => at < upTo)?.operation(hands);
}
