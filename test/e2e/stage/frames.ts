// What a tab really showed, frame by frame: the words of the header beside the words of one item as they stood at that
// moment. It is how a test finds out whether "Saved" was ever said too early.

import type { Page } from 'playwright-core';
import type { GwApp } from '../../../client/components/gw-app.ts';
import type { ItemId } from '../../../shared/ids.ts';

/** From `at` (milliseconds since 1970) until the next one. */
export interface Frame {
  readonly at: number;
  readonly label: string;
  readonly title: string;
  readonly description: string;
}

/** Watches this item in this tab from now on; a reload ends it. */
export async function watchFrames(page: Page, item: ItemId): Promise<() => Promise<readonly Frame[]>> {
  const watch = await page.evaluateHandle((item) => {
    const frames: Frame[] = [];
    const inside = (element: Element | null | undefined, selector: string) =>
      element?.shadowRoot?.querySelector(selector);
    const look = () => {
      const app = document.querySelector<GwApp>('gw-app');
      const header = inside(inside(app, 'gw-board'), 'gw-board-header');
      const label = inside(inside(header, 'gw-sync-status'), '.words')?.textContent ?? '';
      const texts = app?.session?.store.item(item)?.texts;
      const [title, description] = [texts?.title ?? '', texts?.description ?? ''];
      const last = frames.at(-1);
      if (last?.label !== label || last.title !== title || last.description !== description)
        frames.push({ at: performance.timeOrigin + performance.now(), label, title, description });
      requestAnimationFrame(look);
    };
    look();
    return frames;
  }, item);
  return () => watch.jsonValue();
}

/** The frames that stood on the screen at some moment between the two. */
export function between(frames: readonly Frame[], from: number, until: number): readonly Frame[] {
  return frames.filter(({ at }, i) => at < until && (frames[i + 1]?.at ?? Infinity) > from);
}

/** True when every letter of these words stands in the others, in this order. */
export function contains(words: string, part: string): boolean {
  let found = 0;
  for (const letter of words) if (letter === part[found]) found += 1;
  return found === part.length;
}
