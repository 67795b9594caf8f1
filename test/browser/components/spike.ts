// A spike at one or two desks, for component tests of its time-box: a team of five, the elements alone on the page,
// and a clock that is set by hand.

import { ContextProvider } from '@lit/context';
import { sessionContext } from '../../../client/contexts.ts';
import { addItem } from '../../../shared/board/mutate-item.ts';
import { addMember, setRoles } from '../../../shared/board/mutate-member.ts';
import { agreeToBox, proposeBox, startBox } from '../../../shared/board/mutate-box.ts';
import { typeText } from '../../../shared/board/mutate-text.ts';
import { foldBox, type Box } from '../../../shared/fold-box.ts';
import type { ItemId, MemberId } from '../../../shared/ids.ts';
import type { Role } from '../../../shared/records.ts';
import { monday } from '../../board-kit.ts';
import { desk, pipe, type Desk, type Pipe } from './desk.ts';
import { settled } from './stage.ts';

export const hour = 3_600_000;
export const minute = 60_000;

/** Monday of the test board at this hour, or so many days later. */
export const at = (hours: number, days = 0): number => monday + (hours - 9 + 24 * days) * hour;

export interface Team {
  readonly maya: MemberId;
  readonly jon: MemberId;
  readonly asha: MemberId;
  readonly tom: MemberId;
  readonly kim: MemberId;
}

export interface SpikeDesk {
  readonly here: Desk;
  readonly id: ItemId;
  readonly team: Team;
  /** Makes a change as one of them at this moment. */
  as(by: MemberId, moment?: number): ReturnType<Desk['act']>;
  box(): Box;
}

/** Jon's desk: Maya is product owner, Jon, Asha and Tom are engineers, Kim a stakeholder. */
export function spikeDesk(): SpikeDesk {
  const here = desk({ seed: 11 });
  const { board } = here.store;
  const person = (name: string, ...roles: Role[]) => {
    const id = addMember(board, here.act(), name);
    setRoles(board, here.act(id), id, roles);
    return id;
  };
  const team = {
    maya: person('Maya Olsen', 'productOwner'),
    jon: person('Jon Karlsson', 'engineer'),
    asha: person('Asha Singh', 'engineer'),
    tom: person('Tom Duarte', 'engineer'),
    kim: person('Kim Vale', 'stakeholder'),
  };
  here.session.setMe(team.jon);
  const id = addItem(board, here.act(team.jon), {
    kind: 'spike',
    title: 'Which authentication provider fits single sign-on and our budget?',
  });
  here.setClock(at(9));
  return spikeAt(here, id, team);
}

export function spikeAt(here: Desk, id: ItemId, team: Team): SpikeDesk {
  return {
    here,
    id,
    team,
    as: (by, moment = here.session.now()) => ({ ...here.act(by), at: moment }),
    box: () => {
      const item = here.store.item(id);
      if (item?.kind !== 'spike') throw new Error('no spike');
      return foldBox(item.box, here.session.now());
    },
  };
}

/** Asha's desk on the same board, joined with the first. */
export function secondDesk({ here, id, team }: SpikeDesk): {
  readonly there: SpikeDesk;
  readonly line: Pipe;
} {
  const there = desk({ seed: 12 });
  const line = pipe(here, there);
  there.session.setMe(team.asha);
  there.setClock(here.session.now());
  return { there: spikeAt(there, id, team), line };
}

/** Jon proposed so many hours at nine, Maya and Asha agreed. */
export function agreed(on: SpikeDesk, hours = 8): void {
  const { here, id, team } = on;
  proposeBox(here.store.board, on.as(team.jon, at(9)), id, hours);
  for (const member of [team.maya, team.asha]) agreeToBox(here.store.board, on.as(member, at(9)), id);
}

/** … and Jon started the clock at nine. */
export function started(on: SpikeDesk, hours = 8): void {
  agreed(on, hours);
  startBox(on.here.store.board, on.as(on.team.jon, at(9)), on.id);
}

export function wrote(on: SpikeDesk, field: 'outcome' | 'why', words: string): void {
  typeText(on.here.store.board, on.as(on.team.jon), { item: on.id, field }, [
    { at: 0, remove: 0, insert: words },
  ]);
}

/** Puts one element on the page at this desk. */
export async function put<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { here, id }: SpikeDesk,
): Promise<HTMLElementTagNameMap[Tag]> {
  const place = document.createElement('main');
  const provider = new ContextProvider(place as never, {
    context: sessionContext,
    initialValue: here.session,
  });
  provider.hostConnected();
  const element = document.createElement(tag);
  if ('item' in element) Object.assign(element, { item: id });
  place.append(element);
  document.body.append(place);
  await settled();
  return element;
}
