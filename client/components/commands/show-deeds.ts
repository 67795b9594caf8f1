// What the commands do that change how the Board is shown here.

import { laneChoices } from '../../store/board-lanes.ts';
import { densities, readBoardChoices } from '../board-choices.ts';
import { ShowBoardEvent } from '../events.ts';
import type { Deed, Where } from './command.ts';
import type { ShowCommandId } from './show-commands.ts';

type Change = ConstructorParameters<typeof ShowBoardEvent>[0];

const show =
  (change: (where: Where) => Change) =>
  (where: Where): void =>
    void where.hands.send(new ShowBoardEvent(change(where)));

export const showDeeds = {
  ...Object.fromEntries(
    laneChoices.map((lanes): [string, Deed] => [
      `lanes ${lanes}`,
      { also: 'swim lane group', run: show(() => ({ lanes })) },
    ]),
  ),
  ...Object.fromEntries(
    densities.map((density): [string, Deed] => [
      `cards ${density}`,
      { also: 'density size', run: show(() => ({ density })) },
    ]),
  ),
  waiting: {
    also: 'backlog column',
    run: show(({ session }) => ({ waiting: !readBoardChoices(session.id).waiting })),
  },
} as Record<ShowCommandId, Deed>;
