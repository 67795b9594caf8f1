// A time-box: a limit, a clock and an end. It is a log of who did what when; this module folds the log into what
// the box is at a given moment. Every event names what it answers (agreement → proposal, stop → run): the order
// comes from that, times give only lengths. The same events in any order fold to the same box.

import type { EventId, MemberId } from './ids.ts';

export type AgreementRule = 'everyone' | 'majority' | 'anyone';

/** One entry of a box's log. `at` is milliseconds since 1970 on the relay's time; `by` null: an import or unknown. */
export type BoxEvent = { readonly id: EventId; readonly at: number; readonly by: MemberId | null } & (
  | {
      /** Hours proposed: the first of a box, or an extension when `extends` names the proposal that was used up. */
      readonly type: 'propose';
      readonly hours: number;
      readonly rule: AgreementRule;
      /** Who was on the team as engineer, product owner or development manager when it was proposed. */
      readonly asked: readonly MemberId[];
      readonly extends: EventId | null;
      /** Why more is needed; only of an extension. */
      readonly reason: string;
    }
  | {
      readonly type: 'agree';
      readonly proposal: EventId;
      /** Whose agreement this records: the writer's own, or those present, named by the leader, or a round's voters. */
      readonly members: readonly MemberId[];
    }
  | {
      readonly type: 'start';
      /** The proposal (first or extension) whose hours are spent. */
      readonly proposal: EventId;
      /** It may run until here at most: the end of the board's working day. */
      readonly until: number;
    }
  | { readonly type: 'stop'; readonly run: EventId }
  | {
      /** A wrong entry put right, by name: the run gets another start and end, or none (`from` null: never happened). */
      readonly type: 'correct';
      readonly run: EventId;
      readonly from: number | null;
      readonly to: number | null;
      readonly reason: string;
    }
  | {
      readonly type: 'close';
      readonly outcome: 'knowledge' | 'decision' | 'dropped';
      /** Why it was dropped; empty otherwise (the outcome's own words are the item's texts). */
      readonly reason: string;
    }
  | { readonly type: 'reopen'; readonly close: EventId }
);
