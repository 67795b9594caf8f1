// The focus of a view of cards is never lost: where the card that has it goes elsewhere, it follows; where the card
// vanishes, or a menu or dialog closes and what had the focus before is gone, it goes to the neighbour.

import type { LitElement, ReactiveController } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import { focusNow, isNowhere, onFocusLost } from './focus-now.ts';
import type { HandCard, HandLane, HandList } from './hand-list.ts';

interface Host extends LitElement {
  readonly lanes: readonly HandLane[];
}

export class CardFocus implements ReactiveController {
  readonly #host: Host;
  readonly #bringUp: ((item: ItemId) => void) | undefined;
  /** The card that last had the focus, its list, and what stood in that then. */
  #last: { readonly item: ItemId; readonly list: HandList; readonly ids: readonly ItemId[] } | undefined;
  /** Of several that want the focus the last one gets it. */
  #turn = 0;
  #end: AbortController | undefined;

  /** `bringUp` makes the list of an item seen, where the view does not show all of them at once. */
  constructor(host: Host, bringUp?: (item: ItemId) => void) {
    this.#host = host;
    this.#bringUp = bringUp;
    host.addController(this);
  }

  hostConnected(): void {
    this.#end = new AbortController();
    onFocusLost(this.#end.signal, () => {
      if (this.#last) void this.back();
    });
  }

  hostDisconnected(): void {
    this.#end?.abort();
  }

  /** A card has the focus now, or was pressed. */
  remember(item: ItemId, list: HandList): void {
    this.#last = { item, list, ids: list.ids };
  }

  /** The card that has the focus, or something in it has. */
  get focused(): HandCard | undefined {
    let at: Element | null = this.#host;
    while (at && !(at as Partial<HandCard>).item) at = at.shadowRoot?.activeElement ?? null;
    return (at as HandCard | null) ?? undefined;
  }

  card(item: ItemId): HandCard | undefined {
    for (const list of this.#lists) {
      const card = list.card(item);
      if (card) return card;
    }
    return undefined;
  }

  /** Puts the focus on an item's card once it stands where it belongs now; on its neighbour where it is not shown. */
  async to(item: ItemId, around = this.#around(item)): Promise<void> {
    const turn = (this.#turn += 1);
    const before = focusNow();
    this.#bringUp?.(item);
    await this.#settled();
    const card = await this.#nearest(item, around);
    await card?.updateComplete;
    // Something else wanted it meanwhile, or somebody put it elsewhere.
    if (turn !== this.#turn || !(isNowhere() || focusNow() === before)) return;
    if (card) card.focus();
    else this.#toList();
  }

  /** Follows a card that had the focus, unless somebody has put the focus elsewhere since. */
  async follow(item: ItemId, around: readonly ItemId[]): Promise<void> {
    await this.#settled();
    if (isNowhere()) await this.to(item, around);
  }

  /** Where the focus was last, else on the first card. */
  async back(): Promise<void> {
    const [first] = this.#lists.flatMap(({ ids }) => ids.slice(0, 1));
    const { item, ids } = this.#last ?? { item: first, ids: [] };
    if (item !== undefined) await this.to(item, ids);
    else this.#toList();
  }

  get #lists(): readonly HandList[] {
    return this.#host.lanes.flatMap(({ lists }) => lists);
  }

  #around(item: ItemId): readonly ItemId[] {
    return this.#last?.ids.includes(item) ? this.#last.ids : [];
  }

  async #settled(): Promise<void> {
    await this.#host.updateComplete;
    await Promise.all(this.#lists.map((list) => list.updateComplete));
  }

  /** Its own card, else the next one below it that is still shown, else above it, else any. */
  async #nearest(item: ItemId, around: readonly ItemId[]): Promise<HandCard | undefined> {
    const at = around.indexOf(item);
    const wanted = [item, ...around.slice(at + 1), ...around.slice(0, Math.max(at, 0)).toReversed()];
    // An item may stand in several lanes; it is looked for where it was.
    const lists = this.#lists.toSorted(
      (a, b) => Number(b === this.#last?.list) - Number(a === this.#last?.list),
    );
    for (const id of wanted) {
      const holders = lists.filter(({ ids }) => ids.includes(id));
      // A list may hold it back behind "Show all".
      for (const list of id === item ? [...holders, ...lists] : holders) {
        const card = await list.reveal(id);
        if (card) return card;
      }
    }
    const filled = lists.find(({ ids }) => ids.length > 0);
    return filled?.reveal(filled.ids[0] as ItemId);
  }

  /** Nothing is left that could have it: its list, so that Tab goes on from there. */
  #toList(): void {
    const last = this.#last?.list;
    const list = last?.isConnected ? last : this.#lists[0];
    if (!list) return;
    list.tabIndex = -1;
    list.focus();
  }
}
