// How an item of the example board is told: its words, and what happened to it when and by whom.

import type { Kind, TextField } from '../kind.ts';
import type { When } from './days.ts';
import type { Person } from './team.ts';

export type ExampleColumn = 'todo' | 'doing' | 'review' | 'done';
export type ExampleEpic = 'foundations' | 'taps' | 'login' | 'delivery' | 'after';

type Words = Readonly<Partial<Record<TextField, string>>>;

/** A time-box: who proposed how many hours, who agreed, when the clock ran, what came out of it. */
export interface ExampleBox {
  readonly proposed: readonly [Person, When, hours: number];
  readonly agreed: readonly (readonly [Person, When])[];
  readonly extension?: {
    readonly proposed: readonly [Person, When, hours: number, reason: string];
    readonly agreed: readonly (readonly [Person, When])[];
  };
  /** Without an end the clock ran until the time was up; `now` runs still. */
  readonly runs?: readonly (readonly [Person, When | 'now', When?])[];
  readonly outcome?: {
    readonly kind: 'knowledge' | 'decision';
    readonly recorded: readonly [Person, When];
    readonly words: string;
    readonly why: string;
  };
}

export interface ExampleItem {
  /** What the other files call it. */
  readonly name: string;
  readonly kind: Kind;
  /** It was made as another kind and became this one. */
  readonly began?: { readonly kind: Kind; readonly words: Words; readonly became: readonly [Person, When] };
  readonly title: string;
  readonly made: readonly [Person, When];
  /** The spike from whose outcome it followed. */
  readonly followedFrom?: string;
  readonly texts?: Words;
  /** Words put in place of earlier ones later. */
  readonly rewritten?: readonly (readonly [Person, When, TextField, string])[];
  readonly lines?: readonly string[];
  /** Ticks of the first lines, in their order. */
  readonly ticked?: readonly (readonly [Person, When])[];
  /** Ticks that were taken back, by the number of the line, from 0 on. */
  readonly unticked?: readonly (readonly [Person, When, line: number])[];
  readonly sized?: readonly (readonly [Person, When, points: number])[];
  readonly underHalfDay?: readonly [Person, When];
  readonly takenUp?: readonly [Person, When];
  readonly epic?: ExampleEpic;
  readonly labels?: readonly string[];
  readonly gain?: 'team' | 'product';
  readonly output?: 'knowledge' | 'decision';
  readonly people?: number;
  readonly backlog?: 'technical';
  /** Working days from today. */
  readonly due?: number;
  readonly waitsFor?: readonly string[];
  readonly links?: readonly (readonly [title: string, url: string])[];
  readonly who?: readonly Person[];
  /** Moves across the columns, each with the reason where it was finished incomplete. */
  readonly moves?: readonly (readonly [Person, When, ExampleColumn, reason?: string])[];
  /** "@Maya Olsen" in the words speaks to her. */
  readonly said?: readonly (readonly [Person, When, string])[];
  readonly box?: ExampleBox;
  readonly archived?: readonly [Person, When];
}
