// Loads what every view needs while a meeting goes on, as soon as the board says that one does.

import type { ReactiveControllerHost } from 'lit';
import { meetingUnderWay } from '../../shared/meetings.ts';
import type { BoardSession } from '../session.ts';
import { Watch } from './watch.ts';

/** `load` is called at each change of a meeting that goes on; again and again it costs nothing. */
export function inMeeting(
  host: ReactiveControllerHost,
  session: () => BoardSession | undefined,
  load: () => void,
): void {
  const look = () => {
    const meetings = session()?.store.meetings;
    if (meetings && meetingUnderWay(meetings)) load();
  };
  host.addController(
    new Watch(
      host,
      () => session()?.store,
      () => ['meetings'],
      look,
    ),
  );
  // What stands there from the start nobody tells of.
  host.addController({ hostConnected: () => void session()?.loaded.then(look) });
}
