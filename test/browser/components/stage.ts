// The stage of component tests: puts an element on the page, looks into shadow roots, checks accessibility, and fails a
// test that leaves an unexpected word in the console.

import axe from 'axe-core';
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { page } from 'vitest/browser';
import type { GwApp } from '../../../client/components/gw-app.ts';
import { keepBoardChoices, readBoardChoices } from '../../../client/components/board-choices.ts';
import '../../../client/components/gw-app.ts';
import type { GwBoard } from '../../../client/components/gw-board.ts';
import '../../../client/components/gw-board.ts';
import '../../../client/components/gw-home.ts';
import { loadDeeds } from '../../../client/components/commands/load-deeds.ts';
import { loadMoves, loadPart, partNames } from '../../../client/components/parts.ts';
import { loadMovingPart } from '../../../client/controllers/moving-part.ts';
import type { BoardSession } from '../../../client/session.ts';
import type { Beginning, Home, KnownBoard } from '../../../client/home.ts';
import '../../../client/styles/page.css';
import type { Desk } from './desk.ts';

const words: string[] = [];
const address = location.href;

/** Call once at the top of a test file. */
export function useStage(): void {
  // What is loaded when it is first needed is there from the start, so that a press is answered at once.
  beforeAll(() => Promise.all([...partNames.map(loadPart), loadMoves(), loadMovingPart(), loadDeeds()]));

  beforeEach(async () => {
    words.length = 0;
    localStorage.clear();
    for (const level of ['error', 'warn'] as const) {
      vi.spyOn(console, level).mockImplementation((...said: unknown[]) => {
        const text = said.map(String).join(' ');
        if (!text.includes('Lit is in dev mode')) words.push(`${level}: ${text}`);
      });
    }
    await page.viewport(1440, 860);
  });

  afterEach(() => {
    document.body.replaceChildren();
    sessionStorage.clear();
    delete document.documentElement.dataset['theme'];
    history.replaceState(history.state, '', address);
    vi.restoreAllMocks();
    expect(words, 'unexpected words in the console').toEqual([]);
  });
}

/** All elements that match, also inside shadow roots. */
export function all<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document.body,
): Found[] {
  const found: Found[] = [];
  const look = (node: ParentNode) => {
    found.push(...node.querySelectorAll<Found>(selector));
    for (const element of node.querySelectorAll('*')) if (element.shadowRoot) look(element.shadowRoot);
  };
  if (root instanceof Element && root.shadowRoot) look(root.shadowRoot);
  look(root);
  return [...new Set(found)];
}

/** The one element that matches; fails when there is none. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as querySelector, whose answer the caller knows
export function one<Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document.body,
): Found {
  const [found] = all<Found>(selector, root);
  if (!found) throw new Error(`nothing matches "${selector}"`);
  return found;
}

/** The element of this kind whose words or label begin so. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- as above
export function named<Found extends HTMLElement = HTMLElement>(
  selector: string,
  name: string,
  root?: ParentNode,
): Found {
  const found = all<Found>(selector, root).find((element) => {
    const label = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return label.trim().replace(/\s+/g, ' ').startsWith(name);
  });
  if (!found) throw new Error(`no ${selector} is named "${name}"`);
  return found;
}

/** The element that has the focus, through all shadow roots. */
export function focused(): Element | null {
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  return at;
}

/** Waits until every element on the page has rendered what it knows. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    const elements = all<HTMLElement & { updateComplete?: Promise<unknown> }>('*');
    await Promise.all(elements.map((element) => Promise.resolve(element.updateComplete)));
  }
}

interface Opening {
  /** The Board has a list in front for items that stand in no column. */
  readonly waiting?: boolean;
}

/** Opens the board of a desk in a whole page. */
export async function openBoard(desk: Desk, { waiting = false }: Opening = {}): Promise<GwBoard> {
  if (waiting) keepBoardChoices(desk.session.id, { ...readBoardChoices(desk.session.id), waiting });
  const app = document.createElement('gw-app');
  app.home = fakeHome();
  app.session = desk.session;
  document.body.append(app);
  await settled();
  return one<GwBoard>('gw-board', app);
}

export interface FakeHome extends Home {
  readonly calls: string[];
  /** What each board that was created here was to begin with. */
  readonly began: (Beginning | undefined)[];
  /** The owner links that this browser has. */
  readonly owned: Map<string, string>;
  show(boards: readonly KnownBoard[]): void;
}

/** `beside`: the sessions of boards that may be opened beside the shown one. */
export function fakeHome(
  boards: readonly KnownBoard[] = [],
  beside: ReadonlyMap<string, BoardSession> = new Map(),
): FakeHome {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  const began: (Beginning | undefined)[] = [];
  const owned = new Map<string, string>();
  let shown = boards;
  return {
    calls,
    began,
    owned,
    get boards() {
      return shown;
    },
    async refresh() {
      calls.push('refresh');
    },
    show(next) {
      shown = next;
      for (const listener of listeners) listener();
    },
    async create(name, begin) {
      calls.push(`create ${name}`);
      began.push(begin);
      return name === 'refuse me' ? 'The relay makes no more boards for this address in this hour.' : null;
    },
    async copyOf(board, leave) {
      calls.push(`copy ${board.id}${leave === 'archive' ? ' without its archive' : ''}`);
      return null;
    },
    openLink(text) {
      calls.push(`link ${text}`);
      return text.includes('/b/') ? null : 'This is no link to a board.';
    },
    open(id, file) {
      calls.push(`open ${id}${file ? ` with ${file.name}` : ''}`);
    },
    address: (id) => `/b/${id}`,
    beside(id) {
      calls.push(`beside ${id}`);
      const session = beside.get(id);
      return session ? Promise.resolve(session) : Promise.reject(new Error('no such board'));
    },
    ownerLink: async (id) => owned.get(id) ?? null,
    async forget(id) {
      calls.push(`forget ${id}`);
      return null;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export async function openHome(home: FakeHome): Promise<GwApp> {
  const app = document.createElement('gw-app');
  app.home = home;
  document.body.append(app);
  await settled();
  return app;
}

export function setTheme(theme: 'light' | 'dark'): void {
  document.documentElement.dataset['theme'] = theme;
}

const rules = ['best-practice', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** No violation of WCAG 2.2 AA, nor of what axe holds to be good practice, that it can find, on the page as it stands. */
export async function expectAccessible(): Promise<void> {
  await settled();
  // Without its tokens the page has no colours, and every contrast would pass.
  expect(getComputedStyle(document.documentElement).getPropertyValue('--ink')).not.toBe('');
  const { violations } = await axe.run(document.body, {
    runOnly: { type: 'tag', values: rules },
    resultTypes: ['violations'],
  });
  const found = violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes.map((node) => `${JSON.stringify(node.target)} ${node.failureSummary ?? ''}`).join(' | ')}`,
  );
  expect(found).toEqual([]);
}
