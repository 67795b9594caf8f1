// The records of a board beside its items, as readers see them: frozen and plain. What each root of the document
// holds is written in board/document.ts.

import type { ClockEvent } from './clock-event.ts';
import type { ColumnId, EpicId, ItemId, MeetingId, MemberId, SignOffId, SprintId } from './ids.ts';
import type { Kind } from './kind.ts';
import type { BarUnit } from './plan-bar.ts';
import type { AgreementRule } from './time-box.ts';

export type Role = 'engineer' | 'productOwner' | 'developmentManager' | 'facilitator' | 'stakeholder';

export const roleLabels = {
  engineer: 'Engineer',
  productOwner: 'Product owner',
  developmentManager: 'Development manager',
  facilitator: 'Facilitator',
  stakeholder: 'Stakeholder',
} as const satisfies Record<Role, string>;

export const roles = Object.keys(roleLabels) as readonly Role[];

export interface Member {
  readonly id: MemberId;
  readonly name: string;
  /** Index into the palette of member colours. */
  readonly colour: number;
  readonly roles: readonly Role[];
  /** False for a name that came with an import and that nobody has claimed: a label, not on the team. */
  readonly claimed: boolean;
  /** The entry that this one was merged into. */
  readonly mergedInto: MemberId | null;
  /** True for somebody who left the team: no longer asked or offered; their name stays on what they did. */
  readonly left: boolean;
  /** Counts in capacity. */
  readonly worksOnItems: boolean;
  /** Hours of work on items a day. */
  readonly hoursADay: number;
}

/** What a member saw of the technical backlog when they last said "seen": the items that were open then. */
export interface Looked {
  readonly at: number;
  /** Hours for each point then, so that a new rate makes nothing grow. */
  readonly rate: number;
  /** Hours of each item that was open. */
  readonly hours: ReadonlyMap<ItemId, number>;
}

export interface Column {
  readonly id: ColumnId;
  readonly name: string;
  readonly rank: string;
  /** Soft limit of cards, or null. */
  readonly limit: number | null;
  /** Items in it are finished; its position means nothing. */
  readonly done: boolean;
  readonly archived: boolean;
}

export interface Epic {
  readonly id: EpicId;
  readonly name: string;
  readonly description: string;
  readonly rank: string;
  readonly archived: boolean;
  readonly sourceKey: string;
}

/** What starting a sprint freezes. */
export interface SprintStart {
  readonly at: number;
  readonly by: MemberId | null;
  /** Hours for each point. */
  readonly rate: number;
  readonly capacityHours: number;
  /** True when it was started without a sign-off of its technical allocation. */
  readonly withoutSignOff: boolean;
}

/** What ending a sprint freezes; of two ends the earlier stands. */
export interface SprintEnd {
  readonly at: number;
  readonly by: MemberId | null;
  readonly items: readonly {
    readonly id: ItemId;
    readonly kind: Kind;
    readonly points: number | null;
    readonly hours: number;
    readonly finished: boolean;
  }[];
}

export interface Sprint {
  readonly id: SprintId;
  readonly name: string;
  readonly goal: string;
  /** ISO dates `2026-11-22`, or null. */
  readonly start: string | null;
  readonly end: string | null;
  /** Hours for each point while it is planned. */
  readonly rate: number;
  readonly focusFactor: number;
  readonly started: SprintStart | null;
  readonly ended: SprintEnd | null;
  /** Taken away before it was started; its items are in their backlogs. */
  readonly archived: boolean;
}

/** One member's share in one sprint's capacity. */
export interface CapacityEntry {
  readonly sprint: SprintId;
  readonly member: MemberId;
  /** Null: nobody has said any. */
  readonly daysOff: number | null;
  /** Hours of work on items a day in this sprint; null: the member's own. */
  readonly hoursADay: number | null;
}

/** A sign-off belongs to the sprint's technical allocation: tasks and spikes. */
export interface SignOff {
  readonly id: SignOffId;
  readonly sprint: SprintId;
  readonly by: MemberId | null;
  readonly at: number;
  /** Technical hours signed. */
  readonly hours: number;
  /** Their share of the capacity, 0 to 1. */
  readonly share: number;
  readonly rate: number;
  readonly items: readonly ItemId[];
  /** Hours of each of the items as they were signed; null where it was made before this was kept. */
  readonly each?: readonly (number | null)[];
  /** Taken back: it stays in the record and counts no more. */
  readonly withdrawn: { readonly by: MemberId | null; readonly at: number } | null;
}

/** One item of a meeting's agenda. */
export interface AgendaEntry {
  readonly item: ItemId;
  /** Order key; see order.ts. */
  readonly rank: string;
  /** What the meeting gives it. */
  readonly minutes: number;
  /** The meeting has moved on from it. */
  readonly done: boolean;
}

/** What came of one item of a meeting, as it was when the meeting ended. */
export interface MeetingResult {
  readonly item: ItemId;
  /** Points that it was given in the meeting, or null. */
  readonly points: number | null;
  /** It was found to take less than half a day. */
  readonly underHalfDay: boolean;
  /** Hours of a time-box that were agreed in the meeting, or null. */
  readonly boxHours: number | null;
  readonly ready: boolean;
  /** The meeting came to it. */
  readonly taken: boolean;
  /** Milliseconds that the agenda gave it, and that were used on it, minutes added and overrun too. */
  readonly planned: number;
  readonly used: number;
}

/** A refinement meeting. It is prepared until it is started. */
export interface Meeting {
  readonly id: MeetingId;
  readonly number: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  /** A register, so that no viewer can claim it. */
  readonly leader: MemberId | null;
  /** In its order. */
  readonly agenda: readonly AgendaEntry[];
  /** What is being refined. */
  readonly current: ItemId | null;
  readonly clock: readonly ClockEvent[];
  /** What an ended meeting came to, in the order of its agenda then; empty before. */
  readonly results: readonly MeetingResult[];
}

/** A round of sizing is item + number: two facilitators make one round. */
export interface Round {
  readonly item: ItemId;
  readonly number: number;
  readonly openedAt: number;
  readonly revealed: {
    readonly at: number;
    readonly by: MemberId | null;
    /** Who had voted then; any other vote is late. */
    readonly voters: readonly MemberId[];
  } | null;
  /** The card that was agreed on. */
  readonly agreed: { readonly at: number; readonly by: MemberId | null; readonly card: string } | null;
}

export interface Vote {
  readonly item: ItemId;
  readonly round: number;
  readonly member: MemberId;
  /** A card as it is stored; see vote-card.ts. */
  readonly value: string;
  readonly at: number;
  /** The voter's roles when voting. */
  readonly roles: readonly Role[];
}

/** The rounds of one item in their order, with all votes of it. */
export interface Sizing {
  readonly rounds: readonly Round[];
  readonly votes: readonly Vote[];
}

export interface Settings {
  readonly name: string;
  readonly keyPrefix: string;
  /** IANA name. */
  readonly timeZone: string;
  /** End of the working day, `18:00`. */
  readonly dayEnd: string;
  readonly agreementRule: AgreementRule;
  /** The cards of sizing: "5", or "S=1" where a word stands for a number (see scale.ts). */
  readonly scale: readonly string[];
  /** Hours for each point offered to a new sprint. */
  readonly rate: number;
  /** In what the bar of a sprint is read. */
  readonly barUnit: BarUnit;
}

/** Hours for each point that can be set, at least and at most. */
export const [leastRate, mostRate] = [0.1, 1000] as const;

export const defaultSettings: Settings = {
  name: 'Untitled board',
  keyPrefix: 'GW',
  timeZone: 'UTC',
  dayEnd: '18:00',
  agreementRule: 'majority',
  scale: ['1', '2', '3', '5', '8', '13', '20', '40'],
  rate: 4,
  barUnit: 'hours',
};

const column = (id: string, name: string, rank: string, done = false): Column => ({
  id: id as ColumnId,
  name,
  rank,
  limit: null,
  done,
  archived: false,
});

/**
 * What a board shows before anybody has edited its columns. Drawn from here, never written on open: two people who
 * open a new board offline would both write them.
 */
export const defaultColumns: readonly Column[] = [
  column('cTodo', 'To do', 'a0'),
  column('cDoing', 'In progress', 'a1'),
  column('cReview', 'Review', 'a2'),
  column('cDone', 'Done', 'a3', true),
];
