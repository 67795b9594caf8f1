// Commands of a meeting, as data. Whoever leads has its clock at hand in every view, since they lead through all of
// them; for everybody else these keys mean nothing.

import { ledHere } from '../meeting-lead.ts';
import type { Command, Where } from './command.ts';

const leader = {
  group: 'meeting',
  writes: true,
  when: ({ session }: Where) => ledHere(session) !== undefined,
} as const;

export const meetingCommands = {
  nextOnAgenda: { ...leader, words: 'Next item of the agenda', icon: 'arrowRight', keys: ['Shift+N'] },
  previousOnAgenda: { ...leader, words: 'Item before on the agenda', icon: 'arrowLeft', keys: ['Shift+B'] },
  pauseClock: { ...leader, words: 'Pause the clock, or go on', icon: 'pause', keys: ['Shift+P'] },
  oneMinuteMore: { ...leader, words: 'One minute more', icon: 'timer', keys: ['+'] },
  fiveMinutesMore: { ...leader, words: 'Five minutes more', icon: 'timer' },
  sounds: { words: 'Sounds of a meeting: on or off', group: 'meeting', icon: 'bell' },
} as const satisfies Readonly<Record<string, Command>>;
