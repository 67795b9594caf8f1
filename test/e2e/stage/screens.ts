// What the screens of one meeting show, read off them as people in the room would: at a table, on a phone, on the wall. Each
// says the same things in its own words; here they become the same words, so that they can be compared.

import { vi } from 'vitest';
import type { Person } from './person.ts';
import { patienceMs, type Tab } from './tab.ts';

export interface Screen {
  readonly who: string;
  readonly person: Person;
  readonly tab: Tab;
}

/** What one screen shows; what this form of it never shows is missing. */
export interface Shown {
  readonly view: string;
  /** "GW-12", or '' where no item is shown. */
  readonly item: string;
  readonly leader: string;
  /** In Refine; the wall shows it everywhere. */
  readonly clock?: 'running' | 'paused' | 'up' | 'none';
  /** On a clock that runs: when it is, or was, at zero; on one that stands: what is left. In milliseconds. */
  readonly zero?: number;
  /** How many have voted, before the reveal. */
  readonly votes?: number;
  /** The same in words, with whom it waits for. */
  readonly stand?: string;
  /** "3×2 5×1", once it is revealed. */
  readonly spread: string;
  /** "5 points" */
  readonly agreed: string;
}

/** Figures go on by whole seconds, and no two screens are read at the same moment. */
const mostApartMs = 1300;

/** Runs in the page. */
function lookAt(who: string): Shown {
  function* under(root: ParentNode): Generator<HTMLElement> {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      yield element;
      if (element.shadowRoot) yield* under(element.shadowRoot);
    }
  }
  const all = [...under(document)];
  const words = (element: Element | null | undefined) =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const find = (tag: string) => all.find((one) => one.localName === tag && one.checkVisibility())?.shadowRoot;
  const each = (root: ParentNode | null | undefined, selector: string) => [
    ...(root?.querySelectorAll(selector) ?? []),
  ];
  const size = (text: string) => /(?:[\d.]+ (?:points?|h)\b|[Uu]nder half a day)/.exec(text)?.[0] ?? '';
  const key = (text: string) => /\b[A-Z]+-\d+\w?\b/.exec(text)?.[0] ?? '';
  const time = (text: string, isPaused: boolean) => {
    const [, sign, minutes, seconds] = /(\+?)(\d+):(\d\d)/.exec(text) ?? [];
    if (minutes === undefined) return { clock: 'none', zero: 0 } as const;
    const ms = 1000 * (60 * Number(minutes) + Number(seconds)) * (sign === '+' ? -1 : 1);
    if (isPaused) return { clock: 'paused', zero: ms } as const;
    return { clock: sign === '+' ? 'up' : 'running', zero: Date.now() + ms } as const;
  };

  const wall = find('gw-projector');
  if (wall) {
    const votes = find('gw-projected-votes');
    const clock = find('gw-projected-clock');
    const [view = ''] = (wall.querySelector('main')?.getAttribute('aria-label') ?? '').split(',');
    const waiting = votes?.querySelector('.waiting');
    return {
      view: view.toLowerCase(),
      item: key(words(find('gw-projected-item')?.querySelector('.kind'))),
      leader: /^Following (.+?)(?: ·|$)/.exec(words(wall.querySelector('.following')))?.[1] ?? '',
      ...time(words(clock?.querySelector('.figures')), /paused/.test(words(clock?.querySelector('.words')))),
      ...(waiting && { votes: each(waiting, '.voters .voted').length }),
      spread: each(votes, '.spread li')
        .map((one) => words(one).replace(/ ?× ?(\d+).*$/, '×$1'))
        .join(' '),
      agreed: size(words(votes?.querySelector('.agreed'))),
    };
  }
  const view = { 'gw-lanes': 'board', 'gw-refine': 'refine', 'gw-plan': 'plan', 'gw-report': 'report' };
  const shown = Object.entries(view).find(([tag]) => find(tag));
  const clock = find('gw-meeting-clock');
  const figures = clock?.querySelector('.figures');
  const sizing = find('gw-sizing');
  const bar = words(find('gw-following')?.querySelector('section p'));
  const seats = each(sizing, '.seats li');
  const short = each(sizing, '.short > [aria-hidden]').map((one) => words(one).replace(' × ', '×'));
  const isHidden = sizing?.querySelector('.stand:not(.shown)');
  return {
    view: shown?.[1] ?? '',
    item: key(words(find('gw-refine-item')?.querySelector('h2'))),
    leader: bar.startsWith('You lead') ? who : (/^Following (.+)$/.exec(bar)?.[1] ?? bar),
    ...(shown?.[1] === 'refine' &&
      time(
        words(figures?.querySelector('.over, .left')),
        /paused/.test(words(figures?.querySelector('.of'))),
      )),
    ...(seats.length > 0 && { votes: each(sizing, '.seat.voted').length }),
    ...(isHidden && { stand: words(isHidden).replace(/\.$/, '') }),
    spread: short.length
      ? short.map((one) => (one.includes('×') ? one : `${one}×1`)).join(' ')
      : each(sizing, 'section > .spread li')
          .map((one) => `${words(one.querySelector('strong'))}×${words(one.querySelector('.votes'))}`)
          .join(' '),
    agreed: size(words(sizing?.querySelector('.agreed strong'))),
  };
}

export const shownOn = ({ who, tab }: Screen): Promise<Shown> => tab.page.evaluate(lookAt, who);

/** In what two screens do not agree. */
function difference(a: Shown, b: Shown): string[] {
  const names = ['view', 'item', 'leader', 'clock', 'votes', 'stand', 'spread', 'agreed'] as const;
  const others = names.filter(
    (name) => a[name] !== undefined && b[name] !== undefined && a[name] !== b[name],
  );
  if (a.zero === undefined || b.zero === undefined) return others;
  return Math.abs(a.zero - b.zero) > (a.clock === 'paused' ? 0 : mostApartMs) ? [...others, 'time'] : others;
}

/** Settles when all of these screens show the same, and this of it. */
export async function allShow(screens: readonly Screen[], wanted: Partial<Shown>): Promise<void> {
  const look = async () => {
    const shown = await Promise.all(screens.map(shownOn));
    const [first] = shown;
    const wrong = shown.flatMap((one, at) => {
      const apart = first ? difference(first, one) : [];
      const missed = (Object.keys(wanted) as (keyof Shown)[]).filter(
        (name) => one[name] !== undefined && one[name] !== wanted[name],
      );
      const all = new Set([...apart, ...missed]);
      return all.size > 0 ? `${screens[at]?.who ?? ''} (${[...all].join(', ')})` : [];
    });
    if (wrong.length === 0) return;
    const table = shown.map((one, at) => `${screens[at]?.who}: ${JSON.stringify(one)}`).join('\n');
    throw new Error(`${JSON.stringify(wanted)} is not what all show: ${wrong.join('; ')}\n${table}`);
  };
  await vi.waitFor(look, { timeout: 2 * patienceMs, interval: 100 });
}

/** All that stands in a page, also where only a screen reader or a tooltip would tell it. */
export const everythingOn = ({ tab }: Screen): Promise<string> =>
  tab.page.evaluate(() => {
    const found: string[] = [];
    const read = (root: ParentNode) => {
      for (const element of root.querySelectorAll('*')) {
        if (element.localName === 'style') continue;
        for (const { value } of element.attributes) found.push(value);
        if (element instanceof HTMLInputElement) found.push(element.value);
        for (const node of element.childNodes) if (node instanceof Text) found.push(node.data);
        if (element.shadowRoot) read(element.shadowRoot);
      }
    };
    read(document);
    return found.join('\n');
  });

/** Notes when this screen says that the time is up, on the one clock that all browsers of a machine share. */
export async function watchForZero({ tab }: Screen): Promise<() => Promise<number>> {
  const seen = await tab.page.evaluateHandle(() => {
    const found = { at: 0 };
    const inside = (root: ParentNode | null | undefined, ...tags: readonly string[]) =>
      tags.reduce<ParentNode | null | undefined>((at, tag) => at?.querySelector(tag)?.shadowRoot, root);
    const look = () => {
      const board = inside(document, 'gw-app', 'gw-board');
      const alarm = inside(board, 'gw-meeting-alarm')?.textContent ?? '';
      const wall = inside(board, 'gw-projector', 'gw-projected-clock')?.textContent ?? '';
      const isUp = alarm.includes('Time is up') || wall.includes('Time is up');
      if (isUp && found.at === 0) found.at = performance.timeOrigin + performance.now();
      if (!isUp) found.at = 0;
      requestAnimationFrame(look);
    };
    look();
    return found;
  });
  return async () => (await seen.jsonValue()).at;
}
