// Where an item came from, and where an archived one went: a line with a link to the other end.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { foldBox } from '../../shared/fold-box.ts';
import type { ItemId } from '../../shared/ids.ts';
import type { Item } from '../../shared/item.ts';
import { sessionContext } from '../contexts.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { OpenItemEvent } from './events.ts';
import { titleOf } from './item-words.ts';
import { base } from './shared-styles.ts';

/** A line of the words that stand for what was found out; longer ones end with an ellipsis. */
const longest = 160;

function firstWords(words: string): string {
  const line = words.trim().split(/\n/, 1)[0] ?? '';
  return line.length > longest ? `${line.slice(0, longest).trimEnd()}…` : line;
}

@customElement('gw-came-from')
export class GwCameFrom extends LitElement {
  static override styles = [
    base,
    css`
      p {
        display: flex;
        gap: var(--space-2);
        align-items: baseline;
        color: var(--ink-2);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .icon {
        align-self: center;
        width: 14px;
        height: 14px;
      }
      a {
        display: inline-block;
        min-height: 24px;
        color: var(--ink);
        line-height: 24px;
      }
    `,
  ];

  @property({ attribute: false }) item!: ItemId;

  @consume({ context: sessionContext }) private session!: BoardSession;

  constructor() {
    super();
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => {
          const own = `item:${this.item}` as const;
          const from = this.session.store.item(this.item)?.cameFrom;
          const into = this.session.store.item(this.item)?.movedTo;
          return [own, ...[from, into].flatMap((other) => (other ? [`item:${other.item}` as const] : []))];
        },
      ),
    );
  }

  override render() {
    const item = this.session.store.item(this.item);
    if (!item) return nothing;
    return html`${this.#from(item)}${this.#into(item)}`;
  }

  #from({ cameFrom }: Item) {
    if (!cameFrom) return nothing;
    const { store } = this.session;
    const from = store.item(cameFrom.item);
    if (!from) return this.#line('Made from an item that is not on this board, or has not arrived here yet.');
    const key = html`<a
      href=${`?item=${from.id}`}
      @click=${(event: MouseEvent) => this.#onOpen(event, from.id)}
      >${store.keyOf(from)}</a
    >`;
    switch (cameFrom.how) {
      case 'outcome':
        return this.#line(html`From ${key}${this.#found(from)}`);
      case 'split':
        return this.#line(html`Split off from ${key}: ${titleOf(from)}`);
      case 'copy':
        return this.#line(html`A copy of ${key}: ${titleOf(from)}`);
    }
  }

  /** ": what we decided. We take the first one." */
  #found(from: Item): string {
    const words = firstWords(from.texts.outcome ?? '');
    if (words === '' || from.kind !== 'spike') return `: ${titleOf(from)}`;
    const outcome = foldBox(from.box, this.session.now()).outcome?.outcome;
    const kind = outcome === 'knowledge' || outcome === 'decision' ? outcome : from.output;
    return `: ${kind === 'knowledge' ? 'what we know now' : 'what we decided'}. ${words}`;
  }

  #into({ archived, movedTo }: Item) {
    if (!archived || !movedTo) return nothing;
    const { store } = this.session;
    if (movedTo.board !== null) {
      const address = `/b/${movedTo.board}?item=${movedTo.item}`;
      return this.#line(html`It lives on another board now. <a href=${address}>Open it there</a>`);
    }
    const into = store.item(movedTo.item);
    if (!into) return nothing;
    return this.#line(
      html`It is a line of
        <a href=${`?item=${into.id}`} @click=${(event: MouseEvent) => this.#onOpen(event, into.id)}
          >${store.keyOf(into)}</a
        >
        now: ${titleOf(into)}`,
    );
  }

  #line(words: TemplateResult | string) {
    return html`<p>${icon('cornerDownRight')}<span>${words}</span></p>`;
  }

  #onOpen(event: MouseEvent, item: ItemId): void {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.dispatchEvent(new OpenItemEvent(item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-came-from': GwCameFrom;
  }
}
