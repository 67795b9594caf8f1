// Who writes in a field, above it. Of many only the first are named: there is room for no more above a narrow field.

import { html, nothing } from 'lit';
import type { ItemId } from '../../shared/ids.ts';
import type { BoardSession } from '../session.ts';
import { callName } from './item-words.ts';
import { colourClass } from './templates.ts';
import { whoIsWhere } from './who-is-where.ts';

/** More people than these in one field are counted. */
const most = 3;

/** `place`: how presence names the field. */
export function fieldFlags(session: BoardSession, item: ItemId, place: string) {
  const here = whoIsWhere(session)
    .at(item)
    .filter(({ field }) => field === place);
  const named = here.length > most ? here.slice(0, most - 1) : here;
  const others = here.slice(named.length).map(({ name }) => name);
  return html`${named.map(
    ({ name, colour }) => html`<span class=${`flag ${colourClass(colour)}`}>${callName(name)}</span>`,
  )}${others.length > 0 ? html`<span class="flag others" title=${others.join(', ')}>+${others.length}</span>` : nothing}`;
}
