// What can wait until the first view stands: the page is kept in this browser so that it opens without a network, newer
// versions of it are offered, and where the browser keeps no pages, all parts are loaded while there is a network.

import './components/gw-new-version.ts';
import type { GwApp } from './components/gw-app.ts';
import { handsSettled, loadPartsInQuiet } from './components/parts.ts';
import { parseVersion } from './offline/messages.ts';
import { Updates } from './offline/updates.ts';
import { onWake } from './sync/page-life.ts';

export interface KeepPageOptions {
  readonly app: GwApp;
  /** Settles when all that is typed in this tab is kept, and a reload loses nothing. */
  readonly handIn: () => Promise<void>;
  /** Loads the views that are not shown. */
  readonly loadViews: () => Promise<unknown>;
}

/** Where the page is not kept: long enough after the first view that nobody waits for anything. */
const loadAfter = 10_000;

export async function keepPage({ app, handIn, loadViews }: KeepPageOptions): Promise<void> {
  const version = parseVersion(document.querySelector<HTMLMetaElement>('meta[name="version"]')?.content);
  // Over http, but for this very machine, there are no service workers; where the page is being developed, no versions.
  const updates =
    version !== undefined && 'serviceWorker' in navigator
      ? new Updates({
          workers: navigator.serviceWorker,
          version,
          onWake,
          onNewVersion: () => (app.newVersion = true),
        })
      : undefined;
  const reload = async () => {
    await handIn();
    // The press itself may be the first of a hand, which asks the worker in force for a part: asked while it gives way, it
    // begins anew and stays for half a minute.
    await handsSettled();
    await updates?.takeOver();
    location.reload();
  };
  app.addEventListener('gw-reload', (event) => {
    event.done = reload();
  });
  if (await updates?.start()) return;
  await new Promise((resolve) => setTimeout(resolve, loadAfter));
  await loadViews().catch(() => undefined);
  await loadPartsInQuiet();
}
