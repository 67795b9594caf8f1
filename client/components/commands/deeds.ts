// What every command of the table does. Loaded when one is first given, and in a quiet moment with the palette.

import { views, type View } from '../address.ts';
import { ViewEvent } from '../events.ts';
import { boardDeeds } from './board-deeds.ts';
import { changeDeeds } from './change-deeds.ts';
import type { Deed } from './command.ts';
import { followDeeds } from './follow-deeds.ts';
import { meetingDeeds } from './meeting-deeds.ts';
import { moveDeeds } from './move-deeds.ts';
import { showDeeds } from './show-deeds.ts';
import type { CommandId, ViewCommandId } from './table.ts';
import { walkDeeds } from './walk-deeds.ts';

const viewDeeds = Object.fromEntries(
  (Object.keys(views) as View[]).map((view): [ViewCommandId, Deed] => [
    `view ${view}`,
    { also: 'view show', run: ({ hands }) => void hands.send(new ViewEvent(view)) },
  ]),
) as Record<ViewCommandId, Deed>;

export const deeds: Readonly<Record<CommandId, Deed>> = {
  ...boardDeeds,
  ...walkDeeds,
  ...changeDeeds,
  ...moveDeeds,
  ...showDeeds,
  ...followDeeds,
  ...meetingDeeds,
  ...viewDeeds,
};
