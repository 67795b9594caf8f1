// The start of the page: reads the address, opens the board that it names or shows the first screen, and keeps both in
// step with the Back button. A link's secret leaves the address as soon as this browser has kept it.

import { changeSetting } from '../shared/board/mutate-plan.ts';
import { parseBoardId, type BoardId } from '../shared/ids.ts';
import { parseLink, type Link } from '../shared/links.ts';
import { BoardsAtHome } from './boards-at-home.ts';
import './components/gw-app.ts';
import { openBoard } from './open-board.ts';
import type { BoardSession } from './session.ts';
import { KnownBoards } from './storage/known-boards.ts';

const boardPath = (id: BoardId) => `/b/${id}`;

const brokenLink =
  'This link is not whole. Copy it again, with everything after the #, or ask your team for a new one.';
const unknownBoard =
  'This browser does not know this board. Open it once by its link: ask your team for it, secret and all.';

const known = new KnownBoards();
const home = new BoardsAtHome({
  known,
  go: (link, name) => {
    history.pushState(null, '', boardPath(link.board));
    void show(link, name);
  },
  goKnown: (id) => {
    history.pushState(null, '', boardPath(id));
    void show();
  },
  address: boardPath,
});

const app = document.querySelector('gw-app');
if (!app) throw new Error('the page has no gw-app');
app.home = home;

let session: BoardSession | null = null;
/** Counts what was asked to be shown, so that a slow answer does not replace a later one. */
let turn = 0;

/** Shows what the address names. `given` is a link that does not stand in it. */
async function show(given?: Link, newName?: string): Promise<void> {
  turn += 1;
  const mine = turn;
  const id = parseBoardId(/^\/b\/([^/]+)\/?$/.exec(location.pathname)?.[1]);
  const link = given ?? parseLink(location.href);
  if (!id) return showHome('');
  if (session?.id === id && !link) return undefined;
  if (location.hash.length > 1 && !link) return showHome(brokenLink);
  if (link) {
    await known.opened(id, Date.now(), { link, ...(newName !== undefined && { name: newName }) });
    if (mine === turn) history.replaceState(history.state, '', location.pathname + location.search);
  }
  const board = await known.find(id);
  // Where the browser keeps nothing, the link at hand is all there is.
  const best = board?.links[0] ?? link;
  if (mine !== turn) return undefined;
  if (!best) return showHome(unknownBoard);
  await leave();
  if (mine !== turn) return undefined;
  const opened = openBoard({ link: best, known, origin: location.origin, member: board?.member });
  session = opened;
  if (!link) void known.opened(id, Date.now());
  nameTheTab(opened);
  await opened.loaded;
  if (newName !== undefined) nameNewBoard(opened, newName);
  if (mine !== turn) return undefined;
  app!.problem = '';
  app!.session = opened;
}

function nameNewBoard(opened: BoardSession, name: string): void {
  const { board } = opened.store;
  changeSetting(board, opened.act(), 'name', name);
  changeSetting(board, opened.act(), 'timeZone', Intl.DateTimeFormat().resolvedOptions().timeZone);
}

function nameTheTab(opened: BoardSession): void {
  const name = () => {
    document.title = `${opened.store.settings.name} · Groundwork`;
  };
  name();
  opened.store.subscribe('settings', name);
}

async function leave(): Promise<void> {
  const left = session;
  session = null;
  app!.session = null;
  await left?.close();
}

async function showHome(problem: string): Promise<void> {
  document.title = 'Groundwork';
  await leave();
  app!.problem = problem;
  await home.refresh();
}

addEventListener('popstate', () => void show());
addEventListener('hashchange', () => void show());
void show();
