// The bell in the header: where this browser's person was mentioned and has not looked yet. An item counts as looked at
// once its comments have been shown here. Without any mention there is no bell.

import { consume } from '@lit/context';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { sessionContext } from '../contexts.ts';
import { Follow } from '../controllers/follow.ts';
import { Watch } from '../controllers/watch.ts';
import { icon } from '../icons.ts';
import type { BoardSession } from '../session.ts';
import { plainComment } from './comment-words.ts';
import { OpenItemEvent } from './events.ts';
import { count, memberOf, momentWords, titleOf } from './item-words.ts';
import { mentionTopics, myMentions, type MyMention } from './my-mentions.ts';
import { popoverStyles, showBelow } from './popover.ts';
import { avatars, base, buttons } from './shared-styles.ts';
import { avatar } from './templates.ts';

/** As many stand in the list. */
const mostShown = 30;
const mostWords = 140;

@customElement('gw-mentions')
export class GwMentions extends LitElement {
  static override styles = [
    base,
    buttons,
    avatars,
    popoverStyles,
    css`
      :host {
        display: contents;
      }
      .bell {
        position: relative;
      }
      .amount {
        position: absolute;
        inset-block-start: 0;
        inset-inline-end: -2px;
        min-width: 16px;
        padding: 0 4px;
        border-radius: 8px;
        background: var(--danger);
        color: var(--surface);
        font: 700 10px / 16px var(--font);
      }
      [popover] {
        width: min(360px, calc(100vw - 16px));
        max-width: none;
        padding: var(--space-3);
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-2);
        min-height: 28px;
        padding: 0 var(--space-2);
      }
      h2 {
        font-size: var(--text-m);
        font-weight: 650;
      }
      li button {
        display: grid;
        grid-template-columns: 26px 1fr;
        gap: 0 var(--space-2);
        width: 100%;
        min-height: 44px;
        padding: var(--space-2);
        border: 0;
        border-radius: var(--radius-s);
        background: none;
        color: var(--ink);
        font: inherit;
        text-align: start;
        cursor: pointer;
      }
      li button:hover {
        background: var(--sunken);
      }
      li button > span:last-child {
        min-width: 0;
      }
      .title,
      .said {
        display: block;
        overflow-wrap: anywhere;
      }
      .new .title {
        font-weight: 650;
      }
      .said {
        color: var(--ink-2);
        font-size: var(--text-s);
      }
    `,
  ];

  @consume({ context: sessionContext }) private session!: BoardSession;
  @query('[popover]') private list!: HTMLElement;

  constructor() {
    super();
    this.addController(new Follow(this, () => this.session));
    this.addController(new Follow(this, () => this.session?.seen));
    this.addController(
      new Watch(
        this,
        () => this.session?.store,
        () => mentionTopics(this.session),
      ),
    );
  }

  override render() {
    const all = myMentions(this.session);
    if (all.length === 0) return nothing;
    const fresh = all.filter(({ seen }) => !seen);
    // New ones first, each kind with the newest first.
    const shown = [...fresh, ...all.filter(({ seen }) => seen)].slice(0, mostShown);
    const label = fresh.length === 0 ? 'No new mentions' : count(fresh.length, 'new mention', 'new mentions');
    return html`<button
        class="bell button plain square"
        type="button"
        aria-haspopup="dialog"
        aria-label=${label}
        title=${label}
        @click=${(event: Event) => showBelow(this.list, event.currentTarget as HTMLElement)}
      >
        ${icon('bell')}${
          fresh.length > 0
            ? html`<span class="amount figures" aria-hidden="true"
                >${fresh.length > 99 ? '99+' : fresh.length}</span
              >`
            : nothing
        }
      </button>
      <div popover role="dialog" aria-label="Where you were mentioned">
        <div class="head">
          <h2>You were mentioned</h2>
          ${
            fresh.length > 0
              ? html`<button class="button plain small" type="button" @click=${() => this.#seen(fresh)}>
                  Mark all as seen
                </button>`
              : nothing
          }
        </div>
        <ul>
          ${shown.map((mention) => this.#mention(mention))}
        </ul>
      </div>`;
  }

  #mention({ item, comment, seen }: MyMention) {
    const { store } = this.session;
    const who = memberOf(store, comment.by) ?? { name: comment.author || 'Somebody', colour: 9 };
    const words = plainComment(store, comment.text).replace(/\s+/g, ' ');
    const letters = Array.from(words);
    return html`<li class=${seen ? '' : 'new'}>
      <button type="button" @click=${() => this.#open(item.id)}>
        ${avatar(who, 'large')}
        <span>
          <span class="title"
            >${seen ? nothing : html`<span class="unseen">New: </span>`}${store.keyOf(item)}
            ${titleOf(item)}</span
          >
          <span class="said"
            >${who.name}:
            ${letters.length > mostWords ? `${letters.slice(0, mostWords).join('')}…` : words}</span
          >
          <span class="quiet">${momentWords(comment.at)}</span>
        </span>
      </button>
    </li>`;
  }

  #seen(mentions: readonly MyMention[]): void {
    this.session.seen.add(mentions.map(({ mark }) => mark));
    this.list.focus();
  }

  #open(item: MyMention['item']['id']): void {
    this.list.hidePopover();
    this.dispatchEvent(new OpenItemEvent(item));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-mentions': GwMentions;
  }
}
