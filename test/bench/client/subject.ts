// What the scenarios need of a product that is measured: a board of a size, a browser that can open it, a colleague who
// writes to it from elsewhere, and how a person opens an item to type.

import type { Page } from 'playwright-core';
import type { Look } from './probe/cards.ts';

/** Somebody else at the board, without a browser. Each change gives the wall time just before its frame is sent. */
export interface Colleague {
  rename(item: string, title: string): number;
  /** To the top of a column, by its index. */
  move(item: string, column: number): number;
  /** Settles with the wall time at which this holds of all titles that have arrived, or with null. */
  hears(all: (titleOf: (item: string) => string) => boolean, patienceMs: number): Promise<number | null>;
  leave(): void;
}

export interface FilledBoard {
  /** For a browser that has never been here, and from then on. Paths with what follows them, without an origin. */
  readonly firstPath: string;
  readonly path: string;
  /** The keys of the columns, as the lists on the page have them. */
  readonly columns: readonly string[];
  /** In the order of seededItems. */
  readonly items: readonly string[];
  join(): Promise<Colleague>;
}

/** One item that a meeting is at, and people who write into it from elsewhere. */
export interface MeetingRoom {
  /** Items on its board. */
  readonly items: number;
  /** For a browser that has never been here: to the item, large. */
  readonly firstPath: string;
  /** Settles when the item is there, with whoever leads at this page. */
  lookOn(page: Page): Promise<void>;
  /** Puts the caret at the end of the item's description. */
  edit(page: Page): Promise<void>;
  othersCome(): Promise<void>;
  othersGo(): Promise<void>;
  leave(): void;
}

/** The fields that are typed into. */
export type Field = 'title' | 'description';

export interface Subject {
  readonly name: 'groundwork' | 'floor';
  readonly look: Look;
  readonly origin: string;
  readonly fields: readonly Field[];
  /** The board of so many seeded items; it is filled once. */
  board(size: number): Promise<FilledBoard>;
  /** Says who sits at this page, where a product wants to know it before somebody writes. */
  sitDown(page: Page, board: FilledBoard): Promise<void>;
  /** Opens an item whose card is in sight and puts the caret at the end of a field, as a person would. */
  edit(page: Page, item: string, field: Field): Promise<void>;
  /** A meeting with so many writers, where a product knows meetings. */
  meeting?(writers: number): Promise<MeetingRoom>;
  stop(): Promise<void>;
}
