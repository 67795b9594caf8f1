// Who takes part in a meeting, and what each of them does just now: pure, from what presence tells, what the document
// knows, and who this page has seen before.

import type { ItemId, MemberId } from '../../../shared/ids.ts';
import type { Member, Role } from '../../../shared/records.ts';
import { resolveMember } from '../../../shared/team.ts';
import type { Present, Session } from '../../sync/presence.ts';
import type { Activity } from '../../sync/presence-state.ts';
import { isWall } from '../is-wall.ts';

/** Where somebody is and what they write; `field` as presence names it. */
export interface Doing {
  readonly view: string;
  readonly item: ItemId | null;
  readonly field: string | null;
}

export interface RoomPerson {
  readonly member: MemberId;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
  readonly roles: readonly Role[];
  readonly leads: boolean;
  readonly me: boolean;
  /** `gone`: was in the meeting, and is not here. `unknown`: without the relay nobody knows. */
  readonly state: Activity | 'gone' | 'unknown';
  readonly doing: Doing | null;
}

export interface RoomFacts {
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly leader: MemberId | null;
  readonly me: MemberId | null;
  /** This browser has a link to look on with. */
  readonly looksOn: boolean;
  /** The others, also those who are gone for a moment only. */
  readonly here: readonly Present[];
  /** Who was in the meeting at any time. */
  readonly were: Iterable<MemberId>;
  /** The relay cannot be reached. */
  readonly offline: boolean;
}

export interface Room {
  /** Whoever leads first, the others by their names; those who are gone last. */
  readonly people: readonly RoomPerson[];
  /** How many are here with a link to edit and have not said who they are. */
  readonly unnamed: number;
  /** How many look on with a view link, this browser's person too. */
  readonly onlookers: number;
  /** How many take part now. */
  readonly count: number;
  /** Whoever leads is here, with a link that lets them. */
  readonly leaderIsHere: boolean;
}

const byName = new Intl.Collator('en').compare;
const liveliness: Readonly<Record<Activity, number>> = { active: 0, idle: 1, away: 2 };

/** The session in which somebody does most: writing before looking, and where they are before where they were. */
const liveliest = (sessions: readonly Session[]): Session | undefined =>
  sessions.toSorted(
    (a, b) =>
      liveliness[a.activity] - liveliness[b.activity] ||
      Number(!a.look?.field) - Number(!b.look?.field) ||
      Number(b.leads) - Number(a.leads),
  )[0];

export function whoIsInTheRoom({ members, leader, me, looksOn, here, were, offline }: RoomFacts): Room {
  const meant = (id: MemberId) => resolveMember(members, id);
  const mine = me === null ? null : meant(me);
  const leading = leader === null ? null : meant(leader);
  const sessions = new Map<MemberId, { readonly from: Present; all: readonly Session[] }>();
  let unnamed = 0;
  // With a view link one is no member here, whoever one was before.
  let onlookers = looksOn ? 1 : 0;
  if (!looksOn && mine === null) unnamed += 1;
  for (const present of here) {
    if (isWall(present)) continue;
    // What the relay has not said yet counts as taking part: else everybody would look on for a moment.
    const taking = present.sessions.filter(({ access }) => access !== 'view');
    if (taking.length === 0) onlookers += 1;
    else if (present.member === null) unnamed += 1;
    else {
      const id = meant(present.member);
      const known = sessions.get(id);
      sessions.set(id, { from: known?.from ?? present, all: [...(known?.all ?? []), ...taking] });
    }
  }
  const isMine = (id: MemberId) => !looksOn && id === mine;
  const ids = new Set([...sessions.keys(), ...Array.from(were, meant)]);
  if (leading !== null) ids.add(leading);
  if (!looksOn && mine !== null) ids.add(mine);

  const people = [...ids].flatMap((id): readonly RoomPerson[] => {
    const member = members.get(id);
    const there = sessions.get(id);
    const name = member?.name || there?.from.name;
    if (name === undefined) return [];
    const session = there && liveliest(there.all);
    const state = isMine(id) ? 'active' : offline ? 'unknown' : (session?.activity ?? 'gone');
    return [
      {
        member: id,
        name: name || 'Somebody',
        colour: member?.colour ?? there?.from.colour ?? 0,
        roles: member?.roles ?? [],
        leads: id === leading,
        me: isMine(id),
        state,
        doing:
          state === 'active' && !isMine(id) && session?.look
            ? { view: session.look.view, item: session.look.item, field: session.look.field }
            : null,
      },
    ];
  });
  const isGone = ({ state }: RoomPerson) => state === 'gone';
  people.sort(
    (a, b) =>
      Number(b.leads) - Number(a.leads) || Number(isGone(a)) - Number(isGone(b)) || byName(a.name, b.name),
  );
  return {
    people,
    unnamed,
    onlookers,
    count: people.filter((person) => !isGone(person)).length + unnamed,
    leaderIsHere: leading !== null && (isMine(leading) || sessions.has(leading)),
  };
}
