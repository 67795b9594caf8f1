// Who is here: a typed view over the awareness of y-protocols. It tells the others about this session and reads
// what they tell; it never touches the document.

import type { Awareness } from 'y-protocols/awareness';
import type { ItemId, MemberId } from '../../shared/ids.ts';
import { after, type After } from './after.ts';
import { onPageLife, type OnPageLife } from './page-life.ts';
import {
  parsePresence,
  writePresence,
  type Activity,
  type Look,
  type PresenceState,
} from './presence-state.ts';

/** One tab of somebody. */
export interface Session {
  readonly client: number;
  readonly look: Look | null;
  /** Items that are being dragged or carried in it. */
  readonly moving: readonly ItemId[];
  readonly caret: unknown;
  readonly activity: Activity;
  /** Its person leads from here, if they lead. */
  readonly leads: boolean;
  /** It is a projected screen. */
  readonly presents?: boolean;
  /** How its link lets it take part, as the relay says; undefined until the relay has said it. */
  readonly access: 'edit' | 'view' | undefined;
}

/** Somebody who is here, with all their tabs. */
export interface Present {
  /** Null for somebody who has not said who they are; each of their tabs then stands alone. */
  readonly member: MemberId | null;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
  /** The liveliest of their tabs. */
  readonly activity: Activity;
  /** Another tab or device of the person at this one. */
  readonly me: boolean;
  readonly sessions: readonly Session[];
}

export interface Me {
  readonly member: MemberId | null;
  readonly name: string;
  readonly colour: number;
}

/** The part of the connection that presence needs. */
export interface PresenceSource {
  readonly state: { readonly status: string };
  readonly who: ReadonlyMap<number, 'edit' | 'view'>;
  subscribe(listener: () => void): () => void;
}

export interface PresenceOptions {
  readonly awareness: Awareness;
  readonly source: PresenceSource;
  readonly after?: After;
  readonly onPageLife?: OnPageLife;
  readonly now?: () => number;
}

const writeEveryMs = 50;
/** More sessions than any meeting has; a flood of invented ones must not freeze the page. */
const mostSessions = 500;
const liveliness: Readonly<Record<Activity, number>> = { active: 0, idle: 1, away: 2 };

const byName = new Intl.Collator('en').compare;

export class Presence {
  readonly #awareness: Awareness;
  readonly #source: PresenceSource;
  readonly #after: After;
  readonly #listeners = new Set<() => void>();
  readonly #ends: readonly (() => void)[];

  #mine: PresenceState | undefined;
  #here = true;
  #resting = false;
  #due = false;
  /** The others do not know any more what was told. */
  #forgotten = false;
  #cancelRest = () => {};
  #connected = false;
  #offline = false;
  #connectedUntil: number | null = null;
  readonly #now: () => number;
  #who: PresenceSource['who'];
  #others: readonly Present[] | undefined;

  constructor(options: PresenceOptions) {
    this.#awareness = options.awareness;
    this.#source = options.source;
    this.#who = options.source.who;
    this.#after = options.after ?? after;
    this.#now = options.now ?? Date.now;
    const changed = () => this.#changed();
    this.#awareness.on('change', changed);
    // Nothing is told before there is something to tell.
    this.#awareness.setLocalState(null);
    this.#ends = [
      () => this.#awareness.off('change', changed),
      this.#source.subscribe(() => this.#follow()),
      (options.onPageLife ?? onPageLife)({
        hide: () => this.#setHere(false),
        show: () => this.#setHere(true),
      }),
    ];
    this.#follow();
  }

  /** Says who sits here. */
  enter(me: Me): void {
    this.#tell({ look: null, moving: [], caret: null, activity: 'active', ...this.#mine, ...me });
  }

  /** Says where the person is; a caret of another place goes with it. */
  look(look: Look | null): void {
    if (this.#mine) this.#tell({ ...this.#mine, look, caret: null });
  }

  /** Says which field of which item the person is in, in the view that is shown; null: in none. */
  inField(item: ItemId, field: string | null): void {
    const look = this.#mine?.look ?? { view: 'board' };
    this.look({ ...look, item, field });
  }

  /** Says whether this tab is the one from which its person leads. */
  leads(leads: boolean): void {
    if (this.#mine && (this.#mine.leads ?? false) !== leads) this.#tell({ ...this.#mine, leads });
  }

  /** Says whether this tab is a projected screen. */
  presents(presents: boolean): void {
    if (this.#mine && (this.#mine.presents ?? false) !== presents) this.#tell({ ...this.#mine, presents });
  }

  /** Says what stands at the top edge of the view, and what is chosen in it. */
  point(row: string | null, tab: string | null): void {
    const look = this.#mine?.look;
    if (!look || ((look.row ?? null) === row && (look.tab ?? null) === tab)) return;
    this.#tell({ ...(this.#mine as PresenceState), look: { ...look, row, tab } });
  }

  /** Plain JSON, under 1 kB, that the editor of another session understands; null for none. */
  caret(caret: unknown): void {
    if (this.#mine) this.#tell({ ...this.#mine, caret });
  }

  /** Says which items the person has in hand; none: they are dropped or let go. */
  moving(items: readonly ItemId[]): void {
    if (!this.#mine || (items.length === 0 && this.#mine.moving.length === 0)) return;
    this.#tell({ ...this.#mine, moving: items });
  }

  activity(activity: Activity): void {
    if (this.#mine && this.#mine.activity !== activity) this.#tell({ ...this.#mine, activity });
  }

  /** The relay cannot be reached, so who else is here is not known. Not said while it is asked for the first time. */
  get offline(): boolean {
    return this.#offline;
  }

  /** When the last connection of this page ended, on this device's own clock; null before there was one. */
  get connectedUntil(): number | null {
    return this.#connectedUntil;
  }

  /** The number of this session, as others know it. */
  get client(): number {
    return this.#awareness.clientID;
  }

  /** What this session tells. */
  get mine(): PresenceState | undefined {
    return this.#mine;
  }

  /** Everybody else's sessions by person, in order of names; the same array until something changes. */
  get others(): readonly Present[] {
    this.#others ??= this.#readOthers();
    return this.#others;
  }

  /** Calls whenever `others` or `offline` changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  leave(): void {
    this.#cancelRest();
    for (const end of this.#ends) end();
    this.#awareness.setLocalState(null);
    this.#listeners.clear();
  }

  #tell(state: PresenceState): void {
    this.#mine = state;
    this.#write();
  }

  /** What was told already is not told again, unless the others have forgotten it: with each letter a caret says where it is. */
  #write(): void {
    this.#due = this.#resting;
    if (this.#resting || !this.#here || !this.#mine) return;
    const state = writePresence(this.#mine);
    if (!this.#forgotten && JSON.stringify(state) === JSON.stringify(this.#awareness.getLocalState())) return;
    this.#forgotten = false;
    this.#awareness.setLocalState(state);
    this.#resting = true;
    this.#cancelRest = this.#after(writeEveryMs, () => {
      this.#resting = false;
      if (this.#due) this.#write();
    });
  }

  #setHere(here: boolean): void {
    if (here === this.#here) return;
    this.#here = here;
    this.#cancelRest();
    this.#resting = false;
    if (here) this.#write();
    else this.#awareness.setLocalState(null);
  }

  #follow(): void {
    const { status } = this.#source.state;
    const connected = status === 'connected';
    const offline = status === 'waiting' || status === 'refused';
    if (connected && !this.#connected) {
      // The others took this session out at its last clock and pass over it until the clock moves.
      this.#forgotten = true;
      this.#write();
    }
    if (this.#connected && !connected) this.#connectedUntil = this.#now();
    const moved = offline !== this.#offline || this.#source.who !== this.#who;
    this.#connected = connected;
    this.#offline = offline;
    this.#who = this.#source.who;
    if (moved) this.#changed();
  }

  #changed(): void {
    this.#others = undefined;
    for (const listener of this.#listeners) listener();
  }

  #readOthers(): readonly Present[] {
    const people = new Map<string, Present & { sessions: Session[] }>();
    const clients = [...this.#awareness.getStates().keys()].sort((a, b) => a - b).slice(0, mostSessions);
    for (const client of clients) {
      const state = parsePresence(this.#awareness.getStates().get(client));
      if (!state || client === this.#awareness.clientID) continue;
      const { member, name, colour, look, moving, caret, activity, leads = false, presents } = state;
      const access = this.#who.get(client);
      const screen = presents === true && { presents };
      const session: Session = { client, look, moving, caret, activity, leads, access, ...screen };
      const key = member ?? `client ${client}`;
      const known = people.get(key);
      const sessions = [...(known?.sessions ?? []), session];
      const me = member !== null && member === this.#mine?.member;
      const lively = known && liveliness[known.activity] <= liveliness[activity] ? known.activity : activity;
      people.set(key, { member, colour, me, sessions, name: known?.name || name, activity: lively });
    }
    return [...people.values()].sort((a, b) => byName(a.name, b.name));
  }
}
