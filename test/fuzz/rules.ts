// Everything that a person can do to a board, in one object, and how it is read: the fuzz draws from it, and a mutant
// is a copy of it with one rule made wrong.

import type { Board } from '../../shared/board/document.ts';
import { importPlan } from '../../shared/board/import-plan.ts';
import * as add from '../../shared/board/mutate-add.ts';
import * as agenda from '../../shared/board/mutate-agenda.ts';
import * as attachment from '../../shared/board/mutate-attachment.ts';
import * as box from '../../shared/board/mutate-box.ts';
import * as capacity from '../../shared/board/mutate-capacity.ts';
import * as checklist from '../../shared/board/mutate-checklist.ts';
import * as column from '../../shared/board/mutate-column.ts';
import * as comment from '../../shared/board/mutate-comment.ts';
import * as copy from '../../shared/board/mutate-copy.ts';
import * as epic from '../../shared/board/mutate-epic.ts';
import * as followUp from '../../shared/board/mutate-follow-up.ts';
import * as item from '../../shared/board/mutate-item.ts';
import * as line from '../../shared/board/mutate-line.ts';
import * as many from '../../shared/board/mutate-many.ts';
import * as meeting from '../../shared/board/mutate-meeting.ts';
import * as member from '../../shared/board/mutate-member.ts';
import * as parcel from '../../shared/board/mutate-parcel.ts';
import * as picture from '../../shared/board/mutate-picture.ts';
import * as place from '../../shared/board/mutate-place.ts';
import * as seen from '../../shared/board/mutate-seen.ts';
import * as settings from '../../shared/board/mutate-settings.ts';
import * as signOff from '../../shared/board/mutate-sign-off.ts';
import * as split from '../../shared/board/mutate-split.ts';
import * as sprint from '../../shared/board/mutate-sprint.ts';
import * as sprintJoin from '../../shared/board/mutate-sprint-join.ts';
import * as template from '../../shared/board/mutate-template.ts';
import * as text from '../../shared/board/mutate-text.ts';
import * as vote from '../../shared/board/mutate-vote.ts';
import * as waits from '../../shared/board/mutate-waits.ts';
import { readMeetings } from '../../shared/board/read-meetings.ts';
import { readAllSizing } from '../../shared/board/read-sizing.ts';
import { foldBox } from '../../shared/fold-box.ts';
import type { Item } from '../../shared/item.ts';
import type { TextChange } from '../../shared/text-change.ts';
import type { SharedText } from '../../client/store/shared-text.ts';
import type { Replica } from './replica.ts';

export const rules = {
  ...add,
  ...agenda,
  ...attachment,
  ...box,
  ...capacity,
  ...checklist,
  ...column,
  ...comment,
  ...copy,
  ...epic,
  ...followUp,
  ...item,
  ...line,
  ...many,
  ...meeting,
  ...member,
  ...parcel,
  ...picture,
  ...place,
  ...seen,
  ...settings,
  ...signOff,
  ...split,
  ...sprint,
  ...sprintJoin,
  ...template,
  ...text,
  ...vote,
  ...waits,
  importPlan,
  foldBox,
  /** Types through an open editor. */
  typeInto: (_replica: Replica, editor: SharedText, changes: readonly TextChange[]): void =>
    editor.edit(changes),
  /** What readers see of an item; a mutant that stores otherwise has to read otherwise. */
  view: (_board: Board, item: Item): Item => item,
  /** Each vote as "<item>/<round>/<member>" with its card, and each item on an agenda as "agenda/<item>". */
  refined: (board: Board): ReadonlyMap<string, string> =>
    new Map([
      ...readAllSizing(board).votes.map(
        ({ item: id, round, member: by, value }) => [`${id}/${round}/${by}`, value] as const,
      ),
      ...readMeetings(board).flatMap((each) =>
        each.agenda.map((entry) => [`agenda/${entry.item}`, 'there'] as const),
      ),
    ]),
};

export type Rules = typeof rules;
