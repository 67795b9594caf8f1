// Whether this browser's person leads the meeting that goes on, and may write: the keys, the clock and the alarm ask.

import { leads, meetingUnderWay } from '../../shared/meetings.ts';
import type { Meeting } from '../../shared/records.ts';
import type { BoardSession } from '../session.ts';

/** The meeting that goes on, where it is led from here; else undefined. */
export function ledHere({ store, me, readOnly }: BoardSession): Meeting | undefined {
  if (readOnly || me === null) return undefined;
  const meeting = meetingUnderWay(store.meetings);
  return meeting && leads(meeting, store.members, me) ? meeting : undefined;
}
