// What an importer read from a file, before anything is written: the same plan makes the dry run's report and the
// real run. Plain data, no ids of ours.

import type { Kind } from '../kind.ts';

export interface PlannedComment {
  readonly author: string;
  /** Milliseconds since 1970, or null when the file does not say. */
  readonly at: number | null;
  readonly text: string;
}

export interface PlannedItem {
  /** The key in the source (`HH-12`, `#8 trello.com/c/cS7KBFaZ`): makes a second import recognise the first. */
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
  readonly comments: readonly PlannedComment[];
  readonly attachments: readonly { readonly title: string; readonly url: string }[];
  /** Source keys of the items it waits for; all of them stand in this plan. */
  readonly blockedBy: readonly string[];
  readonly archived: boolean;
  /** Milliseconds since 1970, or null when the file does not say. */
  readonly createdAt: number | null;
  /** Index into members: who wrote it at the source. */
  readonly createdBy: number | null;
}

export interface PlannedColumn {
  readonly name: string;
  readonly done: boolean;
  readonly archived: boolean;
}

export interface PlannedSprint {
  readonly name: string;
  /** ISO dates; null where the file has none (never guessed). */
  readonly start: string | null;
  readonly end: string | null;
}

export interface PlannedEpic {
  readonly name: string;
  readonly description: string;
  readonly sourceKey: string;
}

export interface PlannedMember {
  readonly name: string;
  /** The account at the source, or the name where the file has no account. */
  readonly sourceKey: string;
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
  /** How the file was recognised and what was met in it, in one sentence. */
  readonly recognised: string;
  /** The name of the board or project at the source, or ''. */
  readonly boardName: string;
  readonly columns: readonly PlannedColumn[];
  readonly sprints: readonly PlannedSprint[];
  readonly epics: readonly PlannedEpic[];
  readonly members: readonly PlannedMember[];
  readonly items: readonly PlannedItem[];
  readonly left: readonly Left[];
  readonly warnings: readonly string[];
}
