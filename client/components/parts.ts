// Parts of the page that are loaded when they are first needed. What a hand reaches for comes in one file, as soon as there
// is a hand; where the browser keeps no pages, all the rest is loaded while nobody needs anything, so that whoever goes
// offline has it.

import { loadDeeds } from './commands/load-deeds.ts';
import type { Moves } from './moves.ts';

const hands = () => import('./hands.ts');

const parts = {
  'gw-first-steps': () => import('./gw-first-steps.ts'),
  'gw-archive': () => import('./gw-archive.ts'),
  'gw-board-settings': () => import('./gw-board-settings.ts'),
  'gw-box-alarm': hands,
  'gw-card-menu': hands,
  'gw-change-panel': () => import('./gw-change-panel.ts'),
  'gw-column-menu': hands,
  'gw-epics': () => import('./gw-epics.ts'),
  'gw-filter-bar': () => import('./gw-filter-bar.ts'),
  'gw-finish-question': hands,
  'gw-following': () => import('./following/gw-following.ts'),
  'gw-import': () => import('./gw-import.ts'),
  'gw-item-panel': () => import('./gw-item-panel.ts'),
  'gw-key-help': () => import('./gw-key-help.ts'),
  'gw-kind-question': hands,
  'gw-meeting-alarm': () => import('./refine/gw-meeting-alarm.ts'),
  'gw-move-to-board': () => import('./gw-move-to-board.ts'),
  'gw-new-item': hands,
  'gw-new-item-form': hands,
  'gw-onto-checklist': () => import('./gw-onto-checklist.ts'),
  'gw-palette': () => import('./gw-palette.ts'),
  'gw-plan': () => import('./gw-plan.ts'),
  'gw-projector': () => import('./projector/gw-projector.ts'),
  'gw-refine': () => import('./refine/gw-refine.ts'),
  'gw-report': () => import('./report/gw-report.ts'),
  'gw-selection-bar': hands,
  'gw-share': () => import('./gw-share.ts'),
  'gw-sizing': () => import('./refine/gw-sizing.ts'),
  'gw-split-item': () => import('./gw-split-item.ts'),
  'gw-team': () => import('./gw-team.ts'),
  'gw-who-are-you': hands,
} as const satisfies { readonly [Tag in keyof HTMLElementTagNameMap]?: () => Promise<unknown> };

export type Part = keyof typeof parts;

/** Defines the element; again and again it costs nothing. Fails when the page cannot reach its relay. */
export async function loadPart(tag: Part): Promise<void> {
  if (!customElements.get(tag)) await parts[tag]();
}

let moves: Promise<typeof Moves> | undefined;

/** What moves items, loaded when the first one is moved. Fails as loadPart does. */
export function loadMoves(): Promise<typeof Moves> {
  moves ??= hands().then(
    (loaded) => loaded.Moves,
    (error: unknown) => {
      moves = undefined;
      throw error;
    },
  );
  return moves;
}

/** Settles when what a hand has set going is there, or cannot be had; at once where nothing is on its way. */
export const handsSettled = (): Promise<unknown> => Promise.resolve(moves).catch(() => undefined);

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });

export const partNames = Object.keys(parts) as readonly Part[];

/** The first sign of a hand: by the time it presses something, what it presses is there. */
const signs = ['pointermove', 'pointerdown', 'keydown', 'focusin'] as const;
/** Clocks are listened to also where nobody touches anything. */
const handsAfter = 6_000;

/** Loads what hands reach for when they come, or a good while after the board is shown. */
export function loadHandsSoon(): void {
  const load = () => {
    clearTimeout(timer);
    for (const sign of signs) removeEventListener(sign, load, true);
    // What cannot be had is asked for again when it is needed.
    void loadMoves().catch(() => undefined);
  };
  const timer = setTimeout(() => void idle().then(load), handsAfter);
  for (const sign of signs) addEventListener(sign, load, true);
}

/** What parts load by themselves when a text is shown or written. */
const words = [() => import('../markdown/render.ts'), () => import('./text-editor/code-editor.ts')];

/** Loads what is not there yet, one file in each quiet moment; what fails is asked for again when it is needed. */
export async function loadPartsInQuiet(): Promise<void> {
  const deeds = () => Promise.resolve(loadDeeds());
  for (const load of [...partNames.map((tag) => () => loadPart(tag)), loadMoves, deeds, ...words]) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that nobody's typing waits
    await idle();
    // oxlint-disable-next-line no-await-in-loop -- as above
    await load().catch(() => undefined);
  }
}

export const notLoaded = 'This part of the page could not be loaded. Check your connection and try again.';
