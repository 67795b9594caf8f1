// Into which scripts the page is cut. A first view needs two of them, the start and its own; what is loaded later brings
// nothing of what is there already. Left to itself the bundler makes a script of its own for each set of views that share
// something, and one board would begin with forty requests.

import { join } from 'node:path';
import type { Rolldown } from 'vite';

type Options = Extract<Rolldown.OutputOptions['codeSplitting'], object>;

/** In the order in which they are loaded: what one has, those after it need not. */
const scripts = {
  start: ['main.ts'],
  board: ['board-part.ts'],
  hands: ['components/hands.ts', 'controllers/card-moving.ts', 'components/commands/deeds.ts'],
  home: ['components/gw-home.ts'],
  'keep-page': ['keep-page.ts'],
} as const;

/** `root` is the folder of the page's source. */
export function chunks(root: string): Options {
  let plan: ReadonlyMap<string, string> | undefined;
  return {
    // The plan has every module in its place.
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'planned',
        name: (id, context) => {
          plan ??= planned(root, (other) => context.getModuleInfo(other));
          return plan.get(id) ?? (id.includes('rolldown/runtime') ? 'start' : null);
        },
        priority: 1,
      },
      // Of what several of the other parts need.
      { name: 'shared', minShareCount: 2 },
    ],
  };
}

type ModuleInfo = (id: string) => Rolldown.ModuleInfo | null;

/** The script of each module. What is needed with a board and without one belongs to the start. */
function planned(root: string, info: ModuleInfo): Map<string, string> {
  const all = (files: readonly string[]) =>
    needed(
      files.map((file) => join(root, file)),
      info,
    );
  const plan = new Map<string, string>();
  const put = (id: string, script: string) => plan.has(id) || plan.set(id, script);
  const elsewhere = all([...scripts.home, ...scripts['keep-page']]);
  for (const id of all(scripts.start)) put(id, 'start');
  for (const id of all(scripts.board)) put(id, elsewhere.has(id) ? 'start' : 'board');
  // What hands and Home need, and a board's first view does not.
  for (const id of all(scripts.hands)) put(id, elsewhere.has(id) ? 'common' : 'hands');
  for (const [script, files] of Object.entries(scripts)) for (const id of all(files)) put(id, script);
  return plan;
}

/** These modules and all that they import, but what they load later. */
function needed(files: readonly string[], info: ModuleInfo): Set<string> {
  const found = new Set<string>();
  const next = [...files];
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    if (found.has(id)) continue;
    const module = info(id);
    if (!module) throw new Error(`${id} is not part of the page`);
    found.add(id);
    next.push(...module.importedIds);
  }
  return found;
}
