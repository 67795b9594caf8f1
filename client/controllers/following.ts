// Following whoever leads a meeting: what they look at is shown here, until the person at this tab goes elsewhere by hand.
// It decides; what it means to show something, and whether hands are busy, others know. It writes nothing to the document.

import { leaderOf, leadingSession, sessionsOf } from '../components/following/leader.ts';
import { keepFollowing, readFollowing, type Way } from '../components/following/following-choices.ts';
import {
  isRefine,
  placeOf,
  samePlace,
  sameShown,
  type Place,
  type Shown,
} from '../components/following/place.ts';
import type { ItemId, MeetingId, MemberId } from '../../shared/ids.ts';
import { meetingUnderWay } from '../../shared/meetings.ts';
import type { Meeting, Member } from '../../shared/records.ts';
import type { BoardSession } from '../session.ts';
import type { After } from '../sync/after.ts';
import type { Look } from '../sync/presence-state.ts';

export interface FollowingHost {
  readonly session: () => Pick<BoardSession, 'id' | 'store' | 'presence' | 'me' | 'readOnly'>;
  /** What this tab shows. */
  readonly shown: () => Shown;
  /** It is a projected screen, which follows by itself. */
  readonly isPresented: () => boolean;
  /** The person here leads, or leads from this very tab. */
  readonly leads: () => { readonly isMine: boolean; readonly isHere: boolean };
  /** Somebody types here, has something in hand, or answers a question: nothing moves under their hands. */
  readonly isBusy: (to: Place) => boolean;
  readonly show: (place: Place) => void;
  readonly changed: () => void;
  readonly after: After;
}

/** How following stands at this tab. */
export interface Standing {
  readonly how:
    /** Neither followed nor left yet: it is offered. */
    | 'offered'
    /** The leader's place is shown. */
    | 'following'
    /** The leader went on while hands were busy here. */
    | 'held'
    /** The person here is elsewhere. */
    | 'apart';
  readonly leader: Member | null;
  /** Where the leader is, or was when they were heard last. */
  readonly place: Shown | null;
  /** Of whoever leads nothing is heard for a moment; or for so long that somebody else may lead. */
  readonly heard: 'yes' | 'not' | 'gone';
}

/** A reload of the leader's page takes less. */
const quietMs = 2500;
/** After so long somebody else may lead, not on a flicker. */
const goneMs = 9000;
/** How soon what was held is tried again. */
const tryAgainMs = 300;

export class Following {
  readonly #host: FollowingHost;
  #meeting: MeetingId | null = null;
  #way: Way = 'none';
  #leader: MemberId | null = null;
  /** Where the leader looked when they were heard last. */
  #look: Look | null = null;
  #place: Place | null = null;
  #heard: Standing['heard'] = 'yes';
  #isSilent = false;
  /** The place that is shown for the leader. */
  #followed: Place | null = null;
  /** What this tab showed when it was last looked at: anything else since then was its person's doing. */
  #known: Shown | null = null;
  /** A projected screen looks elsewhere until the leader moves away from this. */
  #leftAt: Place | null = null;
  /** What the meeting was at when it was last looked at; undefined: it was not yet. */
  #current: ItemId | null | undefined;
  /** Whoever leads is in Refine, and goes there with the meeting as soon as their hands are free. */
  #due: ItemId | null = null;
  #ledHere = false;
  /** The person here led when it was last looked at. */
  #wasMine = false;
  #held = false;
  #awaited: ItemId | null = null;
  /** What was told of it last. */
  #told = '';
  #cancelSilence = () => {};
  #cancelRetry = () => {};

  constructor(host: FollowingHost) {
    this.#host = host;
  }

  /** The topic of an item that the leader shows and that has not come here yet. */
  get awaited(): `item:${ItemId}` | null {
    return this.#awaited === null ? null : `item:${this.#awaited}`;
  }

  end(): void {
    this.#cancelSilence();
    this.#cancelRetry();
  }

  /** Undefined where nothing is to be said: no meeting is under way. */
  get standing(): Standing | undefined {
    if (this.#meeting === null) return undefined;
    const { store } = this.#host.session();
    const leader = this.#leader === null ? null : (store.members.get(this.#leader) ?? null);
    const how = this.#follows
      ? this.#held
        ? 'held'
        : 'following'
      : this.#way === 'apart' || this.#host.isPresented()
        ? 'apart'
        : 'offered';
    return { how, leader, place: this.#place, heard: this.#heard };
  }

  /** What the leader shows is shown here. */
  get #follows(): boolean {
    const { isMine, isHere } = this.#host.leads();
    if (this.#host.isPresented()) return !isHere && this.#leftAt === null;
    return this.#way === 'follow' && !isMine;
  }

  /** Goes to whoever leads and stays with them. */
  follow(): void {
    if (this.#meeting === null) return;
    this.#leftAt = null;
    this.#followed = null;
    this.#choose('follow');
    this.update();
  }

  /** The person here looks around by hand: scrolls, filters, opens a dialog. */
  wander(): void {
    if (this.#meeting !== null && this.#follows) this.#choose('apart');
  }

  /** Reads anew who leads, where they are and what is shown here. */
  update(): void {
    const { store, id } = this.#host.session();
    const meeting = meetingUnderWay(store.meetings);
    if (!meeting) return this.#forget();
    if (meeting.id !== this.#meeting) {
      if (this.#meeting !== null) this.#forget();
      this.#meeting = meeting.id;
      this.#way = readFollowing(id, meeting.id).way;
    }
    this.#hear(meeting);
    this.#place = this.#placeIn(meeting);
    this.#noticeOwnWay();
    this.#takeAlong(meeting);
    this.#begin();
    this.#go();
    this.#tell();
  }

  #forget(): void {
    if (this.#meeting === null) return;
    this.end();
    this.#meeting = null;
    this.#way = 'none';
    this.#leader = null;
    this.#look = null;
    this.#place = null;
    this.#heard = 'yes';
    this.#isSilent = false;
    this.#followed = null;
    this.#known = null;
    this.#leftAt = null;
    this.#current = undefined;
    this.#due = null;
    this.#ledHere = false;
    this.#wasMine = false;
    this.#held = false;
    this.#awaited = null;
    this.#tell();
  }

  get #isOnlyTab(): boolean {
    const { store, presence, me } = this.#host.session();
    return me !== null && sessionsOf(me, presence.others, store.members).length === 0;
  }

  #hear(meeting: Meeting): void {
    const { store, presence } = this.#host.session();
    const leader = leaderOf(meeting, store.members)?.id ?? null;
    const { isHere, isMine } = this.#host.leads();
    // Whoever led from here sees what the next one shows; also from their only tab, which had not begun to lead yet.
    const led = this.#ledHere || (this.#wasMine && this.#isOnlyTab);
    if (led && !isHere && !isMine && leader !== null) this.#choose('follow');
    this.#wasMine = isMine;
    if (leader !== this.#leader) {
      this.#leader = leader;
      this.#isSilent = false;
      this.#cancelSilence();
      this.#heard = 'yes';
    }
    this.#ledHere = isHere;
    const session =
      leader === null || presence.offline
        ? undefined
        : leadingSession(leader, presence.others, store.members);
    if (session || isHere) {
      if (session?.look) this.#look = session.look;
      this.#cancelSilence();
      this.#isSilent = false;
      this.#heard = 'yes';
    } else if (!this.#isSilent) this.#wonder();
  }

  /** Nothing is heard of the leader: said after a while, and after a longer one they count as gone. */
  #wonder(): void {
    this.#isSilent = true;
    this.#cancelSilence = this.#host.after(quietMs, () => {
      this.#heard = 'not';
      this.#tell();
      this.#cancelSilence = this.#host.after(goneMs - quietMs, () => {
        // Without a line of one's own one knows nothing of others.
        this.#heard = this.#host.session().presence.offline ? 'not' : 'gone';
        if (this.#heard === 'not') this.#isSilent = false;
        this.#tell();
      });
    });
  }

  /** The item of a meeting stands in the document: in Refine it is known also while the leader is not heard. */
  #placeIn(meeting: Meeting): Place | null {
    const { store } = this.#host.session();
    if (this.#look === null) {
      if (!isRefine(this.#host.shown().view) || meeting.current === null) return null;
      return { view: this.#host.shown().view, item: meeting.current, tab: null, row: null };
    }
    const place = placeOf(this.#look, meeting);
    // An item that has not come here yet is shown once it has.
    this.#awaited = place?.item && !store.item(place.item) ? place.item : null;
    return place && this.#awaited !== null ? { ...place, item: null } : place;
  }

  /** Something else is shown than before, and not by following: the person here went there. */
  #noticeOwnWay(): void {
    const shown = this.#host.shown();
    const before = this.#known;
    this.#known = shown;
    if (before === null || sameShown(before, shown)) return;
    if (this.#host.isPresented()) {
      if (!sameShown(shown, this.#place)) this.#leftAt = this.#place;
      return;
    }
    const { isMine } = this.#host.leads();
    const opensRefine = isRefine(shown.view) && !isRefine(before.view);
    if (isMine) this.#due = opensRefine ? (this.#current ?? null) : null;
    if (isMine || this.#place === null) return;
    if (opensRefine && isRefine(this.#place.view)) this.#choose('follow');
    // Whoever goes by themselves to where the leader is goes along.
    else if (this.#way === 'follow' && !sameShown(shown, this.#place)) this.#choose('apart');
  }

  /** Whoever leads and is in Refine goes along with the meeting too, in each of their tabs. */
  #takeAlong({ current }: Meeting): void {
    const before = this.#current;
    const { isMine, isHere } = this.#host.leads();
    const { view, item } = this.#host.shown();
    this.#current = current;
    if (!isMine || !isRefine(view) || this.#host.isPresented()) this.#due = null;
    else if (current !== before && current !== null) {
      // A reload is not the start of the meeting: what the address names stays.
      if (before !== undefined || isHere || item === null) this.#due = current;
    }
  }

  /** Whoever is in Refine as the meeting is led there takes part in it. */
  #begin(): void {
    if (this.#way !== 'none' || this.#host.isPresented() || this.#host.leads().isMine) return;
    const { view } = this.#host.shown();
    if (isRefine(view) && (this.#place === null || isRefine(this.#place.view))) this.#choose('follow');
  }

  #choose(way: Way): void {
    if (way === this.#way || this.#meeting === null) return;
    this.#way = way;
    this.#held = false;
    this.#followed = null;
    keepFollowing(this.#host.session().id, this.#meeting, { way });
    this.#tell();
  }

  /** Tells how it stands where that is something else than before. */
  #tell(): void {
    const { standing } = this;
    const told = JSON.stringify([standing?.how, standing?.leader?.id, standing?.heard, standing?.place]);
    if (told === this.#told) return;
    this.#told = told;
    this.#host.changed();
  }

  #go(): void {
    this.#cancelRetry();
    if (this.#due !== null)
      return this.#goAlong({ ...this.#host.shown(), item: this.#due, tab: null, row: null });
    const place = this.#place;
    if (this.#leftAt !== null && place !== null && !samePlace(place, this.#leftAt)) this.#leftAt = null;
    if (!this.#follows || place === null || samePlace(place, this.#followed)) {
      this.#held = false;
      return;
    }
    if (this.#host.isBusy(place)) {
      this.#held = !sameShown(place, this.#host.shown());
      this.#cancelRetry = this.#host.after(tryAgainMs, () => this.update());
      return;
    }
    this.#held = false;
    this.#followed = place;
    this.#show(place);
  }

  #goAlong(place: Place): void {
    if (this.#host.isBusy(place)) {
      this.#cancelRetry = this.#host.after(tryAgainMs, () => this.update());
      return;
    }
    this.#due = null;
    if (!sameShown(place, this.#host.shown())) this.#show(place);
  }

  #show(place: Place): void {
    this.#known = { view: place.view, item: place.item };
    this.#host.show(place);
  }
}
