// Not a product: the least Lit + Yjs board that still opens, edits, drags, syncs and works offline. It shows what the
// stack and the machine cost before there are any features, so that targets are neither timid nor impossible.

import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { IndexeddbPersistence } from 'y-indexeddb';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { columnOf, heightOf, place, rowsOf } from '../rows.ts';
import { FloorCard } from './floor-card.ts';
import type { Entry, FloorColumn } from './floor-column.ts';
import './floor-column.ts';

const names = ['To do', 'Ready', 'In progress', 'Review', 'Done'];

const room = new URLSearchParams(location.search).get('room') ?? 'demo';
const doc = new Y.Doc();
const rows = rowsOf(doc);

/** So many pixels make a press a drag. */
const slack = 4;

@customElement('floor-board')
export class FloorBoard extends LitElement {
  static override styles = css`
    :host {
      position: fixed;
      inset: 0;
      display: flex;
      gap: 12px;
      box-sizing: border-box;
      height: 100vh;
      padding: 56px 16px 12px;
      background: #fff;
    }
  `;

  #lists: readonly (readonly Entry[])[] = names.map(() => []);

  constructor() {
    super();
    rows.observeDeep((events) => {
      // Only membership, column and order concern the board; a title redraws its card alone.
      const concerns = events.some(
        (event) =>
          (event.target as unknown) === rows ||
          (event instanceof Y.YMapEvent && (event.keysChanged.has('column') || event.keysChanged.has('at'))),
      );
      if (concerns) this.#sort();
    });
    this.addEventListener('pointerdown', (event) => this.#onDown(event));
  }

  #sort(): void {
    const lists: Entry[][] = names.map(() => []);
    for (const entry of rows) lists[columnOf(entry[1])]?.push(entry);
    for (const list of lists) list.sort((a, b) => heightOf(a[1]) - heightOf(b[1]) || (a[0] < b[0] ? -1 : 1));
    // A column that did not change keeps its array, so Lit leaves it alone.
    this.#lists = lists.map((list, i) => {
      const was = this.#lists[i] ?? [];
      return list.length === was.length && list.every(([id], at) => id === was[at]?.[0]) ? was : list;
    });
    this.requestUpdate();
  }

  #onDown(down: PointerEvent): void {
    const card = down.composedPath().find((one) => one instanceof FloorCard);
    if (!card || down.button !== 0 || card.isEdited) return;
    let ghost: HTMLElement | undefined;
    const move = ({ clientX, clientY }: PointerEvent) => {
      const [x, y] = [clientX - down.clientX, clientY - down.clientY];
      if (!ghost && Math.hypot(x, y) < slack) return;
      ghost ??= this.#lift(card);
      ghost.style.transform = `translate(${x}px, ${y}px)`;
    };
    const up = ({ clientX }: PointerEvent) => {
      removeEventListener('pointermove', move);
      removeEventListener('pointerup', up);
      if (!ghost) return;
      ghost.remove();
      card.style.opacity = '';
      const columns = [...this.renderRoot.querySelectorAll<FloorColumn>('floor-column')];
      const onto = columns.findIndex((one) => {
        const { left, right } = one.getBoundingClientRect();
        return clientX >= left && clientX < right + 12;
      });
      if (onto >= 0) place(doc, card.item, onto, -Date.now());
    };
    addEventListener('pointermove', move);
    addEventListener('pointerup', up);
  }

  #lift(card: FloorCard): HTMLElement {
    const ghost = document.createElement('div');
    const { left, top, width } = card.getBoundingClientRect();
    ghost.textContent = card.shadowRoot?.textContent ?? '';
    ghost.style.cssText = `position:fixed;left:${left}px;top:${top}px;width:${width}px;background:#fff;box-shadow:0 4px 16px #0004;border-radius:6px;padding:8px;font:14px/18px system-ui;pointer-events:none;will-change:transform;z-index:9`;
    document.body.append(ghost);
    card.style.opacity = '0.4';
    return ghost;
  }

  override render() {
    return names.map(
      (name, i) =>
        html`<floor-column
          .column=${String(i)}
          name=${name}
          .entries=${this.#lists[i] ?? []}
        ></floor-column>`,
    );
  }
}

void new IndexeddbPersistence(`floor-${room}`, doc);
void new WebsocketProvider(`ws://${location.host}/ws`, room, doc, { disableBc: true });
void navigator.serviceWorker.register('./sw.js');
