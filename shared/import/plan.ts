// What an importer read from a file, before anything is written: the same plan makes the dry run's report and the
// real run. Plain data, no ids of ours.

import type { Kind } from '../kind.ts';

export interface PlannedItem {
  /** The key in the source (`HH-12`, `#8`): makes a second import recognise the first. */
  readonly sourceKey: string;
  readonly kind: Kind;
  /** Why it became this kind, in words for the report ("title prefix Spike:"). */
  readonly kindReason: string;
  readonly title: string;
  readonly description: string;
  readonly points: number | null;
  /** Hours of the time-box; spikes only. */
  readonly hours: number | null;
  /** Index into columns, or null for the backlog. */
  readonly column: number | null;
  /** Index into sprints; of several the latest. */
  readonly sprint: number | null;
  readonly epic: number | null;
  readonly labels: readonly string[];
  /** Indices into members. */
  readonly assignees: readonly number[];
  /** ISO date `2026-11-22`, or null. */
  readonly due: string | null;
  readonly lines: readonly { readonly text: string; readonly done: boolean }[];
  readonly comments: readonly {
    readonly author: string;
    readonly at: number | null;
    readonly text: string;
  }[];
  readonly attachments: readonly { readonly title: string; readonly url: string }[];
  readonly archived: boolean;
  readonly createdAt: number | null;
}

export interface Left {
  /** What was left out, in a few words ("comments at the source"). */
  readonly what: string;
  /** Why, in a sentence. */
  readonly why: string;
  readonly count: number;
}

/** Everything that a file becomes. Items stand in their order: of the backlog, and within each column. */
export interface ImportPlan {
  /** "Trello board (JSON)", "Jira Cloud (CSV)". */
  readonly format: string;
  readonly boardName: string;
  readonly columns: readonly { readonly name: string; readonly done: boolean; readonly archived: boolean }[];
  readonly sprints: readonly {
    readonly name: string;
    readonly start: string | null;
    readonly end: string | null;
  }[];
  readonly epics: readonly {
    readonly name: string;
    readonly description: string;
    readonly sourceKey: string;
  }[];
  readonly members: readonly { readonly name: string; readonly sourceKey: string }[];
  readonly items: readonly PlannedItem[];
  readonly left: readonly Left[];
  readonly warnings: readonly string[];
}
