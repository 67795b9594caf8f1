// Leading a meeting from this tab. A person may have the board open in several: the one that leads is the one in which they
// started the meeting or took the lead, or asked for it; after a hand-over the liveliest. It tells the others what stands
// at its top edge and what is chosen in its view.

import { leaderOf, liveliest, sessionsOf } from '../components/following/leader.ts';
import { keepFollowing, readFollowing } from '../components/following/following-choices.ts';
import { meetingUnderWay } from '../../shared/meetings.ts';
import type { MeetingId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import type { After } from '../sync/after.ts';
import type { Session } from '../sync/presence.ts';
import type { EdgedView } from './top-edge.ts';

export interface LeadingHost {
  readonly session: () => Pick<BoardSession, 'id' | 'store' | 'presence' | 'me' | 'readOnly'>;
  /** The view that is shown. */
  readonly shown: () => EdgedView | null;
  /** A projected screen follows, and leads only when it is asked to. */
  readonly isPresented: () => boolean;
  readonly changed: () => void;
  readonly after: After;
}

/** How often the top edge is told at most. */
const tellEveryMs = 100;
/** So long nobody of the person's tabs leads before one does by itself: a reload is not in the way of another tab. */
const patienceMs = 2000;
/** Two tabs that were asked within this time were asked together. */
const togetherMs = 1000;

export class Leading {
  readonly #host: LeadingHost;
  #meeting: MeetingId | null = null;
  /** The person at this tab leads. */
  #mine = false;
  #here = false;
  /** Just now it began to lead here. */
  #fresh = false;
  /** Tabs that led when this one was asked to: they are about to hear of it. */
  #before: ReadonlySet<number> = new Set();
  /** It led here before a reload. */
  #remembered = false;
  /** The meeting that somebody else led when it was last looked at. */
  #ledByOther: MeetingId | null = null;
  #waits = false;
  #cancelWait = () => {};
  #cancelTell = () => {};
  #cancelFresh = () => {};

  constructor(host: LeadingHost) {
    this.#host = host;
  }

  /** The person here leads, from whichever of their tabs. */
  get isMine(): boolean {
    return this.#mine;
  }

  /** They lead from this very tab. */
  get isHere(): boolean {
    return this.#here;
  }

  end(): void {
    this.#cancelTell();
    this.#cancelFresh();
    this.#stopWaiting();
  }

  /** The person says that they lead from here: they took the lead in this tab, or asked for it. */
  claim(): void {
    this.update();
    if (!this.#mine || this.#here) return;
    this.#before = new Set(this.#rivals.map(({ client }) => client));
    this.#fresh = true;
    this.#cancelFresh();
    this.#cancelFresh = this.#host.after(togetherMs, () => (this.#fresh = false));
    this.#setHere(true);
  }

  /** Reads anew who leads and from where. */
  update(): void {
    const { store, me, readOnly, id } = this.#host.session();
    const meeting = meetingUnderWay(store.meetings);
    const leader = meeting && leaderOf(meeting, store.members);
    const mine = !readOnly && me !== null && leader?.id === me;
    if (meeting && meeting.id !== this.#meeting) this.#remembered = readFollowing(id, meeting.id).leads;
    this.#meeting = meeting?.id ?? null;
    if (mine !== this.#mine) {
      this.#mine = mine;
      this.#host.changed();
    }
    if (!mine) {
      this.#ledByOther = me !== null && leader ? (meeting?.id ?? null) : null;
      this.#stopWaiting();
      return this.#setHere(false);
    }
    const handed = meeting !== undefined && this.#ledByOther === meeting.id;
    this.#ledByOther = null;
    // Handed over to somebody who has no other tab: there is nothing to wait for.
    if (handed && this.#isItsTurn && this.#ownOthers.length === 0) return this.#setHere(true);
    const rivals = this.#rivals;
    if (this.#here) {
      if (rivals.some((rival) => this.#givesWayTo(rival))) this.#setHere(false);
      return;
    }
    if (rivals.length > 0) this.#stopWaiting();
    else this.#waitForTurn();
  }

  /** The person's other tabs that say they lead. */
  get #rivals(): readonly Session[] {
    return this.#ownOthers.filter(({ leads }) => leads);
  }

  get #ownOthers(): readonly Session[] {
    const { store, presence, me } = this.#host.session();
    return me === null ? [] : sessionsOf(me, presence.others, store.members);
  }

  /** Whoever was asked last leads; of two that were asked together, the one that every tab picks. */
  #givesWayTo({ client }: Session): boolean {
    if (this.#before.has(client)) return false;
    return !this.#fresh || client < this.#host.session().presence.client;
  }

  /** Nobody of the person's tabs leads: after a while one of them does. */
  #waitForTurn(): void {
    if (this.#waits) return;
    this.#waits = true;
    this.#cancelWait = this.#host.after(patienceMs, () => {
      this.#waits = false;
      if (!this.#mine || this.#here || this.#rivals.length > 0) return;
      if (this.#isItsTurn) this.#setHere(true);
      else this.#waitForTurn();
    });
  }

  /** It led before a reload; or it is the liveliest tab of its person. */
  get #isItsTurn(): boolean {
    const { presence } = this.#host.session();
    // Who else is here is not known.
    if (presence.offline || this.#host.isPresented()) return false;
    if (this.#remembered) return true;
    const others = this.#ownOthers.filter(({ presents }) => !presents);
    const own: Session = {
      client: presence.client,
      look: null,
      moving: [],
      caret: null,
      activity: presence.mine?.activity ?? 'active',
      leads: false,
      access: 'edit',
    };
    return liveliest([...others, own]) === own;
  }

  #stopWaiting(): void {
    this.#cancelWait();
    this.#waits = false;
  }

  #setHere(here: boolean): void {
    if (here === this.#here) return;
    this.#here = here;
    const { id, presence } = this.#host.session();
    this.#stopWaiting();
    this.#remembered = false;
    if (this.#meeting !== null) keepFollowing(id, this.#meeting, { leads: here });
    presence.leads(here);
    this.#cancelTell();
    if (here) this.#tell();
    else presence.point(null, null);
    this.#host.changed();
  }

  /** Says again and again what stands at the top edge; what is the same is not sent. */
  #tell(): void {
    this.#cancelTell = this.#host.after(tellEveryMs, () => this.#tell());
    const { presence } = this.#host.session();
    if (presence.others.length === 0) return;
    const shown = this.#host.shown();
    if (shown) presence.point(shown.topRow, shown.tab ?? null);
  }
}
