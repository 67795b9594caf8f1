// What the commands of leading and following do: the line above the view carries them out.

import { FollowWishEvent, type FollowWish } from '../events.ts';
import type { Deed, Where } from './command.ts';
import type { followCommands } from './follow-commands.ts';

const wish =
  (name: FollowWish) =>
  ({ hands }: Where): void => {
    if (!hands.send(new FollowWishEvent(name))) hands.announce('No meeting is under way.');
  };

export const followDeeds = {
  follow: { also: 'back to leader go along meeting', run: wish('follow') },
  leadFromHere: { also: 'tab device phone meeting leader', run: wish('leadHere') },
  takeLead: { also: 'leader gone facilitate meeting', run: wish('takeLead') },
  handOverLead: { also: 'give leader facilitator meeting', run: wish('handOver') },
} as const satisfies Readonly<Record<keyof typeof followCommands, Deed>>;
