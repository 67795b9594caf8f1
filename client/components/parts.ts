// Parts of the page that are loaded when they are first needed, and all of them in a quiet moment after a board has
// opened, so that whoever goes offline has them.

import { loadDeeds } from './commands/load-deeds.ts';

const parts = {
  'gw-first-steps': () => import('./gw-first-steps.ts'),
  'gw-archive': () => import('./gw-archive.ts'),
  'gw-board-settings': () => import('./gw-board-settings.ts'),
  'gw-home': () => import('./gw-home.ts'),
  'gw-change-panel': () => import('./gw-change-panel.ts'),
  'gw-epics': () => import('./gw-epics.ts'),
  'gw-filter-bar': () => import('./gw-filter-bar.ts'),
  'gw-import': () => import('./gw-import.ts'),
  'gw-item-panel': () => import('./gw-item-panel.ts'),
  'gw-key-help': () => import('./gw-key-help.ts'),
  'gw-move-to-board': () => import('./gw-move-to-board.ts'),
  'gw-onto-checklist': () => import('./gw-onto-checklist.ts'),
  'gw-new-item': () => import('./gw-new-item.ts'),
  'gw-new-item-form': () => import('./gw-new-item-form.ts'),
  'gw-palette': () => import('./gw-palette.ts'),
  'gw-plan': () => import('./gw-plan.ts'),
  'gw-share': () => import('./gw-share.ts'),
  'gw-split-item': () => import('./gw-split-item.ts'),
  'gw-team': () => import('./gw-team.ts'),
} as const satisfies { readonly [Tag in keyof HTMLElementTagNameMap]?: () => Promise<unknown> };

export type Part = keyof typeof parts;

/** Defines the element; again and again it costs nothing. Fails when the page cannot reach its relay. */
export async function loadPart(tag: Part): Promise<void> {
  if (!customElements.get(tag)) await parts[tag]();
}

const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
    else setTimeout(resolve, 200);
  });

export const partNames = Object.keys(parts) as readonly Part[];

/** Loads what is not there yet, one part in each quiet moment; what fails is asked for again when it is needed. */
export async function loadPartsInQuiet(): Promise<void> {
  await idle();
  void Promise.resolve(loadDeeds()).catch(() => undefined);
  for (const tag of partNames) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other, so that nobody's typing waits
    await idle();
    void loadPart(tag).catch(() => undefined);
  }
}

export const notLoaded = 'This part of the page could not be loaded. Check your connection and try again.';
