// Commands of leading and following a meeting, as data.

import { leads, meetingUnderWay } from '../../../shared/meetings.ts';
import type { Command, Where } from './command.ts';

/** Whether a meeting is under way, and led by the person here. */
const isLed =
  (byMe: boolean) =>
  ({ session: { store, me } }: Where): boolean => {
    const meeting = meetingUnderWay(store.meetings);
    return meeting !== undefined && leads(meeting, store.members, me) === byMe;
  };

export const followCommands = {
  follow: {
    words: 'Follow whoever leads',
    group: 'meeting',
    icon: 'cornerDownRight',
    keys: ['G L'],
    when: isLed(false),
  },
  leadFromHere: {
    words: 'Lead from here',
    group: 'meeting',
    icon: 'play',
    keys: ['Shift+L'],
    writes: true,
    when: (where) => isLed(true)(where) && where.session.presence.mine?.leads !== true,
  },
  takeLead: {
    words: 'Take the lead',
    group: 'meeting',
    icon: 'play',
    keys: ['Shift+T'],
    writes: true,
    when: isLed(false),
  },
  handOverLead: {
    words: 'Hand over the lead…',
    group: 'meeting',
    icon: 'handshake',
    keys: ['Shift+H'],
    writes: true,
    when: (where) => isLed(true)(where) && where.session.presence.mine?.leads === true,
  },
} as const satisfies Readonly<Record<string, Command>>;
