// Who may be handed the lead: everybody on the team who is in the room.

import type { Member } from '../../../shared/records.ts';
import { teamOf } from '../../../shared/team.ts';
import type { BoardSession } from '../../session.ts';
import { sessionsOf } from './leader.ts';

/** In the order of names, without the person here. */
export const othersInRoom = ({ store, presence, me }: BoardSession): readonly Member[] =>
  teamOf(store.members).filter(
    ({ id }) => id !== me && sessionsOf(id, presence.others, store.members).length > 0,
  );
