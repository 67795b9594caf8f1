// Says aloud, once on every open screen, when a running time-box of this board nears its limit, reaches it, or stops for
// the night. It shows nothing and takes no focus. What had happened before the board was opened it keeps to itself.

import { consume } from '@lit/context';
import { LitElement, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { timeLeft } from '../../shared/box-reading.ts';
import { foldBox, type Box } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import { sessionContext } from '../contexts.ts';
import { Tick } from '../controllers/tick.ts';
import { Watch } from '../controllers/watch.ts';
import type { BoardSession } from '../session.ts';
import { clocksTopic } from '../store/board-store.ts';
import { AnnounceEvent } from './events.ts';
import { titleOf } from './item-words.ts';

/** What there is to say when a clock that ran here is found so; null while there is nothing. */
function news(before: Box, after: Box): ((name: string) => string) | null {
  if (after.state === 'used up')
    return (name) => `Time is up for ${name}. Record the outcome, agree to more time, or drop it.`;
  if (after.askStillOnIt) return (name) => `The clock of ${name} stopped: the working day is over.`;
  if (after.running && after.warned && !before.warned)
    return (name) => `${timeLeft(after)} left in the time-box of ${name}.`;
  return null;
}

@customElement('gw-box-alarm')
export class GwBoxAlarm extends LitElement {
  @consume({ context: sessionContext }) private session!: BoardSession;

  /** Clocks that were seen running here, as they were then. */
  readonly #running = new Map<ItemId, Box>();
  /** Until the first of them reads otherwise, in milliseconds; null when none runs. */
  #wait: number | null = null;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => [clocksTopic, ...this.#watched.map((id) => `item:${id}` as const)],
      ),
    );
    this.addController(
      new Tick(
        this,
        () => this.session,
        () => this.#wait,
      ),
    );
  }

  /** Clocks that nobody stopped, and those that ran at the last look: of these the end is still to be heard. */
  get #watched(): readonly ItemId[] {
    return [...new Set([...this.session.store.list(clocksTopic), ...this.#running.keys()])];
  }

  /** Before rendering, so that the one timer is set by what was found. */
  override willUpdate(): void {
    const now = this.session.now();
    const said: string[] = [];
    let wait = Infinity;
    for (const id of this.#watched) {
      const item = this.session.store.item(id);
      const box = item?.kind === 'spike' && !item.archived ? foldBox(item.box, now) : null;
      const before = this.#running.get(id);
      if (box?.running) this.#running.set(id, box);
      else this.#running.delete(id);
      const words = box && before ? news(before, box) : null;
      if (item && words) said.push(words(`${this.session.store.keyOf(item)} ${titleOf(item)}`));
      if (box?.running && box.changesAt !== null) wait = Math.min(wait, box.changesAt - now);
    }
    this.#wait = wait === Infinity ? null : Math.max(1, Math.ceil(wait));
    if (said.length > 0) this.dispatchEvent(new AnnounceEvent(said.join(' ')));
  }

  override render() {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-box-alarm': GwBoxAlarm;
  }
}
