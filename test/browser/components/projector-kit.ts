// Views in their projected form: opened by the address, filled with little and with much, and measured: every letter that
// is seen, how large it is, and whether it stands whole in the window.

import { expect } from 'vitest';
import { page } from 'vitest/browser';
import type { Present, View } from '../../../client/components/address.ts';
import { setAssignee, addItem, sizeItem } from '../../../shared/board/mutate-item.ts';
import { addMember, setRoles, setWorksOnItems } from '../../../shared/board/mutate-member.ts';
import { moveItem } from '../../../shared/board/mutate-place.ts';
import { changeSetting } from '../../../shared/board/mutate-settings.ts';
import { signOff } from '../../../shared/board/mutate-sign-off.ts';
import {
  addSprint,
  endSprint,
  planItems,
  setSprintGoal,
  startSprint,
} from '../../../shared/board/mutate-sprint.ts';
import { setBlockedBy } from '../../../shared/board/mutate-waits.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { kindNames } from '../../../shared/kind.ts';
import type { Desk } from './desk.ts';
import { fillPlan } from './plan-kit.ts';
import { all, one, openBoard, settled } from './stage.ts';

/** What a meeting room has. */
export const screens = [
  [1280, 720],
  [1920, 1080],
  [3840, 2160],
] as const;

/** Opens the board of a desk by an address that asks for the projected form of a view, or of an item in its place. */
export async function openProjected(
  on: Desk,
  view: View,
  ground: Present = 'dark',
  item: ItemId | null = null,
): Promise<HTMLElement> {
  const address = new URL(location.href);
  address.searchParams.set('view', view);
  if (item !== null) address.searchParams.set('item', item);
  address.searchParams.set('present', ground);
  history.replaceState(history.state, '', address);
  await openBoard(on);
  await expect.poll(() => all('gw-projector').length).toBe(1);
  await settled();
  await document.fonts.ready;
  return one('gw-projector');
}

export async function atScreen(width: number, height: number): Promise<void> {
  await page.viewport(width, height);
  await expect.poll(() => [innerWidth, innerHeight]).toEqual([width, height]);
  await settled();
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

const parentOf = (node: Node): Element | null => {
  if (node instanceof Element && node.assignedSlot) return node.assignedSlot;
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
};

/** From the inside out. */
function around(node: Node, top: Element): readonly Element[] {
  const found: Element[] = [];
  for (let at = parentOf(node); at && at !== top; at = parentOf(at)) found.push(at);
  return [...found, top];
}

function textsIn(root: ParentNode): readonly Text[] {
  const found: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && node.data.trim() !== '') found.push(node);
    if (node instanceof Element && node.shadowRoot) found.push(...textsIn(node.shadowRoot));
  }
  return found;
}

/** It ends what does not fit with an ellipsis. */
const endsWell = (element: Element): boolean => {
  const { textOverflow, webkitLineClamp } = getComputedStyle(element);
  return textOverflow === 'ellipsis' || webkitLineClamp !== 'none';
};

const isWithin = (inner: DOMRect, outer: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1;

/** What is wrong with what is shown: letters too small, words cut or outside the window. */
export function faults(projector: HTMLElement): readonly string[] {
  const found: string[] = [];
  const room = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const least = (32 * innerWidth) / 1920;
  const texts = textsIn(projector.shadowRoot as ShadowRoot);
  for (const text of texts) {
    const outer = around(text, projector);
    const [element] = outer;
    if (!element?.checkVisibility({ visibilityProperty: true })) continue;
    if (outer.some((one) => one.classList.contains('unseen'))) continue;
    const words = text.data.trim().slice(0, 40);
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    const wanted = element.closest('h1') ? (72 * innerWidth) / 1920 : least;
    if (size < wanted - 0.01) found.push(`${size} px instead of ${wanted}: ${words}`);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      // Outside an element that ends with an ellipsis nothing is drawn.
      const ending = outer.find(endsWell);
      const drawn = ending ? ending.getBoundingClientRect() : box;
      if (!isWithin(drawn, room)) found.push(`outside the window: ${words}`);
      for (const one of outer) {
        const { overflowX, overflowY } = getComputedStyle(one);
        if (one === ending || (overflowX === 'visible' && overflowY === 'visible')) continue;
        if (!isWithin(drawn, one.getBoundingClientRect())) found.push(`cut by ${one.className}: ${words}`);
      }
    }
  }
  if (texts.length < 4) found.push('hardly a word is shown');
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return [...new Set(found)];
}

export const long =
  'A name that goes on and on, as names do when they come out of another tool whose people wrote whole paragraphs into every field, Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikationsverordnung, and then some';

/** The board of the picture, with a name, and without Maya among those who work on items. */
export function littlePlan(on: Desk) {
  const board = fillPlan(on);
  changeSetting(on.store.board, on.act(), 'name', 'Checkout platform');
  setWorksOnItems(on.store.board, on.act(), board.maya, false);
  return board;
}

/** Two hundred items with names of two hundred letters, over capacity, each waiting for something outside, outgrown. */
export function muchPlan(on: Desk): void {
  const { board } = on.store;
  changeSetting(board, on.act(), 'name', long.slice(0, 200));
  const owner = addMember(board, on.act(), `Maximiliane ${'Featherstonehaugh-'.repeat(3)}Olsen`);
  setRoles(board, on.act(owner), owner, ['productOwner', 'engineer']);
  const sprint = addSprint(board, on.act(owner), {
    name: long.slice(0, 190),
    start: '2026-11-23',
    end: '2027-12-04',
  });
  setSprintGoal(board, on.act(owner), sprint, long);
  const outside = Array.from({ length: 5 }, (_, i) =>
    addItem(board, on.act(owner), { kind: 'task', title: `Outside ${i}`, place: { column: null } }),
  );
  const items = Array.from({ length: 200 }, (_, i) => {
    const kind = kindNames[i % kindNames.length] ?? 'story';
    const id = addItem(board, on.act(owner), {
      kind,
      title: `${i + 1} ${long}`.slice(0, 200),
      place: { column: null },
    });
    if (kind !== 'spike') sizeItem(board, on.act(owner), id, 13);
    if (i % 3 === 0) for (const other of outside) setBlockedBy(board, on.act(owner), id, other, true);
    setAssignee(board, on.act(owner), id, owner, true);
    return id;
  });
  planItems(board, on.act(owner), items.slice(0, 190), sprint);
  signOff(board, on.act(owner), sprint);
  planItems(board, on.act(owner), items.slice(190), sprint);
}

/** A sprint with its days, and nobody who works on items. */
export function withoutCapacity(on: Desk): void {
  const { maya, jon } = littlePlan(on);
  for (const member of on.store.members.keys()) setWorksOnItems(on.store.board, on.act(), member, false);
  void [maya, jon];
}

const done = 'cDone' as ColumnId;
const dayMs = 86_400_000;

/** Ended sprints, each with points of stories, bugs, tasks and hours of research finished. */
export function fillHistory(
  on: Desk,
  sprints: readonly { readonly name: string; readonly points: readonly [number, number, number] }[],
): void {
  const { board } = on.store;
  const owner = addMember(board, on.act(), 'Maya Olsen');
  setRoles(board, on.act(owner), owner, ['productOwner', 'engineer']);
  sprints.forEach(({ name, points }, index) => {
    const start = new Date(Date.UTC(2026, 6, 6) + index * 14 * dayMs).toISOString().slice(0, 10);
    const end = new Date(Date.UTC(2026, 6, 17) + index * 14 * dayMs).toISOString().slice(0, 10);
    const sprint = addSprint(board, on.act(owner), { name, start, end });
    const items: ItemId[] = [];
    (['story', 'bug', 'task'] as const).forEach((kind, i) => {
      const size = points[i] ?? 0;
      if (size === 0) return;
      const id = addItem(board, on.act(owner), {
        kind,
        title: `${kind} of ${name}`,
        place: { column: null },
      });
      sizeItem(board, on.act(owner), id, size);
      items.push(id);
    });
    planItems(board, on.act(owner), items, sprint);
    if (index > 0 && items.length > 0) signOff(board, on.act(owner), sprint);
    startSprint(board, on.act(owner), sprint);
    for (const id of items) moveItem(board, on.act(owner), id, { column: done }, 'agreed');
    endSprint(board, on.act(owner), sprint);
  });
}

export const rising = [
  { name: 'Sprint 1', points: [5, 1, 14] },
  { name: 'Sprint 2', points: [9, 2, 12] },
  { name: 'Sprint 3', points: [16, 3, 9] },
  { name: 'Sprint 4', points: [20, 3, 8] },
] as const;

export const longNames = Array.from({ length: 12 }, (_, i) => ({
  name: `${i + 1} ${long}`.slice(0, 180),
  points: [400 + 13 * i, 1, 999 - 60 * i] as const,
}));
