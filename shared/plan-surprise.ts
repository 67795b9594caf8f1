// What can come as a surprise where two plans met, and what it is read from.

import type { Apart } from './apart.ts';
import type { PlanRecord, Said, Turn } from './board/read-plan-record.ts';
import type { ItemId, MemberId, SprintId } from './ids.ts';
import type { Item } from './item.ts';
import type { CapacityEntry, Column, Member, SignOff, Sprint } from './records.ts';

/** What one person made of something, without knowing of the other. */
export interface Side<Value = unknown> extends Turn {
  readonly value: Value;
  /** What it was before; the same where something beside it was changed. */
  readonly from: Value;
}

interface About {
  /** The same for the same surprise, so that one that was put away stays away. */
  readonly key: string;
  readonly items: readonly ItemId[];
  /** The sprint that it is about, if it is about one. */
  readonly sprint: SprintId | null;
}

export type PlanSurprise = About &
  (
    | { readonly what: 'over'; readonly hours: number; readonly by: readonly (MemberId | null)[] }
    | {
        readonly what: 'sized';
        readonly sides: readonly Side<number | null>[];
        readonly stands: number | null;
      }
    | {
        readonly what: 'moved';
        readonly sides: readonly Side<SprintId | null>[];
        readonly stands: SprintId | null;
      }
    /** A place given at the same time by somebody who gave it no sprint: the item is not where it was put. */
    | { readonly what: 'displaced'; readonly wanted: Side<SprintId | null>; readonly stands: SprintId | null }
    | {
        readonly what: 'archived';
        readonly archived: Turn;
        readonly other: Turn;
        readonly did: 'sized' | 'planned';
      }
    | { readonly what: 'signedTwice'; readonly counts: Turn; readonly other: Turn }
    | { readonly what: 'startedTwice' | 'endedTwice'; readonly counts: Turn; readonly other: Turn }
    | { readonly what: 'planned into ended'; readonly ended: Turn; readonly by: readonly (MemberId | null)[] }
    | {
        readonly what: 'planned into started';
        readonly started: Turn;
        readonly by: readonly (MemberId | null)[];
      }
    | { readonly what: 'started unsigned'; readonly started: Turn; readonly withdrawn: Turn }
    | { readonly what: 'same name'; readonly other: SprintId; readonly by: readonly (MemberId | null)[] }
    | { readonly what: 'said'; readonly said: Said; readonly other: Said; readonly stands: unknown }
  );

export interface PlanFacts {
  readonly items: readonly Item[];
  readonly sprints: readonly Sprint[];
  readonly signOffs: readonly SignOff[];
  readonly members: ReadonlyMap<MemberId, Member>;
  readonly capacity: readonly CapacityEntry[];
  readonly columns: readonly Column[];
  readonly record: ReadonlyMap<SprintId, PlanRecord>;
  /** Who sits here; nobody is told of their own part before it is known whose it is. */
  readonly me: MemberId;
  readonly apart: readonly Apart[];
}
