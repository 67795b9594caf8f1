// What the commands of a meeting do.

import { Refusal } from '../../../shared/board/edit.ts';
import { setSounds, soundsOn } from '../../sound.ts';
import {
  addMinutes,
  isLast,
  next,
  pauseOrGoOn,
  previous,
  wishToFinish,
  type MeetingAct,
} from '../refine/meeting-acts.ts';
import type { Deed, Where } from './command.ts';
import type { meetingCommands } from './meeting-commands.ts';

function make({ session, hands }: Where, change: MeetingAct): boolean {
  try {
    hands.announce(change(session.store.board, session.act(), session));
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    hands.announce(error.message);
    return false;
  }
}

const run =
  (change: MeetingAct) =>
  (where: Where): void =>
    void make(where, change);

export const meetingDeeds = {
  nextOnAgenda: {
    also: 'move on finish done agenda',
    run: (where) => {
      const last = isLast(where.session);
      if (make(where, next) && last) wishToFinish((event) => where.hands.send(event));
    },
  },
  previousOnAgenda: { also: 'go back agenda', run: run(previous) },
  pauseClock: { also: 'stop start timer resume', run: run(pauseOrGoOn) },
  oneMinuteMore: { also: 'add time timer extend +1', run: run(addMinutes(1)) },
  fiveMinutesMore: { also: 'add time timer extend +5', run: run(addMinutes(5)) },
  sounds: {
    also: 'mute bell tone silent quiet',
    run: ({ hands }) => {
      setSounds(!soundsOn());
      hands.announce(soundsOn() ? 'Sounds are on.' : 'Sounds are off.');
    },
  },
} as const satisfies Readonly<Record<keyof typeof meetingCommands, Deed>>;
