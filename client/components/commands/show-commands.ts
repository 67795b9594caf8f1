// Commands that change how the Board is shown here, as data.

import { laneChoices, type LaneBy } from '../../store/board-lanes.ts';
import { densities, type Density } from '../board-choices.ts';
import type { Command } from './command.ts';

export type ShowCommandId = `lanes ${LaneBy}` | `cards ${Density}` | 'waiting';

const show = (words: string): Command => ({ words, group: 'find', views: ['board'] });

export const showCommands = {
  ...Object.fromEntries(
    laneChoices.map((by) => [`lanes ${by}`, show(by === 'none' ? 'No lanes' : `Lanes by ${by}`)]),
  ),
  ...Object.fromEntries(densities.map((density) => [`cards ${density}`, show(`Cards: ${density}`)])),
  waiting: show('Show or hide items that stand in no column'),
} as Record<ShowCommandId, Command>;
