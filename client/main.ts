// The start of the page: reads the address, opens the board that it names or shows the first screen, and keeps both in
// step with the Back button. A link's secret leaves the address as soon as this browser has kept it.

import { parseBoardId, type BoardId } from '../shared/ids.ts';
import { linkFragment, parseLink, type Link } from '../shared/links.ts';
import { BoardsAtHome, type NewBoard } from './boards-at-home.ts';
import { AnnounceEvent } from './components/events.ts';
import './components/gw-app.ts';
import { notLoaded } from './components/parts.ts';
import type { OpenedBoard } from './open-board.ts';
import { KnownBoards } from './storage/known-boards.ts';

const boardPath = (id: BoardId) => `/b/${id}`;
const boardInAddress = () => parseBoardId(/^\/b\/([^/]+)\/?$/.exec(location.pathname)?.[1]);

const loadBoard = () => import('./board-part.ts');
type BoardPart = Awaited<ReturnType<typeof loadBoard>>;
const loadHome = () => import('./components/gw-home.ts');
// Whoever needs it says when it cannot be had.
void (boardInAddress() ? loadBoard() : loadHome()).catch(() => undefined);

const brokenLink =
  'This link is not whole. Copy it again, with everything after the #, or ask your team for a new one.';
const unknownBoard =
  'This address alone does not open the board in a new browser. Ask whoever sent it to press Share on the board and to send you the link from there.';

const onlyHere =
  'Your changes exist only in this tab and are gone when you leave the board. Copy them out first. Leave all the same?';

/** False where this browser keeps nothing: then the address has to keep the link. */
let keeps = true;
const known = new KnownBoards({ onState: ({ status }) => (keeps = status === 'ok') });
const home = new BoardsAtHome({
  known,
  go: async (link, made) => {
    history.pushState(null, '', boardPath(link.board));
    await show(link, made);
    // Somebody went elsewhere meanwhile, or stayed.
    if (typeof made?.with === 'object' && session !== made.with) await made.with.close();
  },
  say: (words) => app?.dispatchEvent(new AnnounceEvent(words)),
  goKnown: (id, file) => {
    history.pushState(null, '', boardPath(id));
    void show().then(() => (file && session?.id === id ? app!.bring(file) : undefined));
  },
  address: boardPath,
});

const app = document.querySelector('gw-app');
if (!app) throw new Error('the page has no gw-app');
app.home = home;

let session: OpenedBoard | null = null;
/** The link that was followed to the open board, or ''. */
let followed = '';
/** Counts what was asked to be shown, so that a slow answer does not replace a later one. */
let turn = 0;

/** What of a link stays in the address. */
const keptIn = (fragment: string) => (keeps || fragment === '' ? '' : `#${fragment}`);

/** Shows what the address names. `given` is a link that does not stand in it. */
async function show(given?: Link, made?: NewBoard): Promise<void> {
  turn += 1;
  const mine = turn;
  const id = boardInAddress();
  const link = given ?? parseLink(location.href);
  if (session && session.id === id && !link) return undefined;
  if (session && session.id !== id && !mayLeave()) return undefined;
  if (!id) return showHome('');
  if (location.hash.length > 1 && !link) return showHome(brokenLink);
  const fragment = link ? linkFragment(link) : '';
  if (link) {
    await known.opened(id, Date.now(), { link, ...(made && { name: made.name }) });
    if (mine !== turn) return undefined;
    history.replaceState(history.state, '', location.pathname + location.search + keptIn(fragment));
  }
  const board = await known.find(id);
  // Where the browser keeps nothing, the link at hand is all there is.
  const best = board?.links[0] ?? link;
  if (mine !== turn) return undefined;
  if (!best) return showHome(unknownBoard);
  const isNews = fragment !== followed;
  followed = fragment;
  // An open board stays open: what waits in this tab may be kept nowhere else.
  if (session?.id === id) return isNews ? session.useLink(best) : undefined;
  const part = await loadBoard().catch(() => undefined);
  if (mine !== turn) return undefined;
  if (!part) return showHome(notLoaded);
  await leave();
  if (mine !== turn) return undefined;
  const filled = typeof made?.with === 'object' ? made.with : undefined;
  const opened =
    filled ?? part.openBoard({ link: best, known, origin: location.origin, member: board?.member });
  session = opened;
  if (!link) void known.opened(id, Date.now());
  nameTheTab(opened);
  await opened.loaded;
  if (session !== opened) return undefined;
  if (made && !filled) begin(part, opened, made);
  app!.problem = '';
  app!.session = opened;
}

function begin({ beginBoard, outsideUndo }: BoardPart, opened: OpenedBoard, made: NewBoard): void {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  const { board } = opened.store;
  const now = opened.act();
  outsideUndo(board, () => {
    beginBoard(board, now, { name: made.name, timeZone });
    if (typeof made.with === 'function') made.with(board, now);
  });
}

function nameTheTab(opened: OpenedBoard): void {
  const name = () => {
    document.title = `${opened.store.settings.name} · Groundwork`;
  };
  name();
  opened.store.subscribe('settings', name);
}

/** Asks before a board is left whose changes exist in this tab alone; the answer no goes back to it. */
function mayLeave(): boolean {
  if (session?.status.where !== 'thisTabOnly' || confirm(onlyHere)) return true;
  history.pushState(null, '', boardPath(session.id) + keptIn(followed));
  return false;
}

async function leave(): Promise<void> {
  const left = session;
  session = null;
  app!.session = null;
  // The fields that go with it hand in their last words first.
  await app!.updateComplete;
  await left?.close();
}

async function showHome(problem: string): Promise<void> {
  document.title = 'Groundwork';
  await leave();
  const there = await loadHome().catch(() => undefined);
  app!.problem = there ? problem : notLoaded;
  await home.refresh();
}

app.addEventListener('gw-go-home', (event) => {
  event.preventDefault();
  history.pushState(null, '', '/');
  void show();
});
addEventListener('popstate', () => void show());
addEventListener('hashchange', () => void show());
void show().then(afterFirstView);

/** Nothing of it may slow the first view down. */
async function afterFirstView(): Promise<void> {
  await app!.updateComplete;
  await aMoment(2_000);
  // Without a network there is nothing to keep, and nothing newer to be had.
  const later = await import('./keep-page.ts').catch(() => undefined);
  await later?.keepPage({
    app: app!,
    handIn,
    loadViews: () => Promise.all([loadBoard(), loadHome()]),
  });
}

/** A reload loses nothing after this: fields have handed in their words, and these are in this browser. */
async function handIn(): Promise<void> {
  let field = document.activeElement;
  while (field?.shadowRoot?.activeElement) field = field.shadowRoot.activeElement;
  if (field instanceof HTMLElement) field.blur();
  await session?.stored();
}

/** After so many milliseconds, when the browser has nothing else to do. */
const aMoment = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: 5_000 });
      else resolve();
    }, ms);
  });
