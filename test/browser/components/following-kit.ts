// A meeting of two desks: Maya leads from one, Jon sits at the other.

import { addItem } from '../../../shared/board/mutate-item.ts';
import { goToItem, startMeeting } from '../../../shared/board/mutate-meeting.ts';
import type { ColumnId, ItemId } from '../../../shared/ids.ts';
import { desk, pipe, type Desk } from './desk.ts';
import { all, one } from './stage.ts';

export interface Meeting {
  readonly maya: Desk;
  readonly jon: Desk;
  readonly items: readonly ItemId[];
  /** Maya goes there. */
  readonly look: (view: string, item?: ItemId | null) => void;
  readonly key: (item: ItemId) => string;
}

/** `at`: the desk where somebody follows, Jon's unless said. */
export function meeting({ at }: { readonly at?: Desk } = {}): Meeting {
  const maya = desk({ seed: 11, name: 'Maya Olsen' });
  const jon = at ?? desk({ seed: 12, name: 'Jon Karlsson' });
  pipe(maya, jon);
  maya.setWho('edit', jon);
  jon.setWho('edit', maya);
  const { board } = maya.store;
  const items = Array.from({ length: 24 }, (_, n) =>
    addItem(board, maya.act(), {
      kind: 'story',
      title: `As a shopper I can do thing ${n + 1}`,
      place: { column: 'cTodo' as ColumnId },
    }),
  );
  startMeeting(board, maya.act());
  goToItem(board, maya.act(), items[0] as ItemId);
  maya.session.presence.leads(true);
  return {
    maya,
    jon,
    items,
    look: (view, item = null) => maya.session.presence.look({ view, item, field: null }),
    key: (item) => maya.store.keyOf(maya.store.item(item) as never),
  };
}

/** What the line says, and what its button offers. */
export const line = () => {
  const [place] = all('gw-following');
  const [bar] = place ? all('section', place) : [];
  if (!bar) return '';
  const words = bar.querySelector('p')?.textContent?.trim() ?? '';
  const buttons = [...bar.querySelectorAll(':scope > button')].map((button) => button.textContent?.trim());
  return [words, ...buttons].join(' · ');
};

export const lineButton = () => one<HTMLButtonElement>('section > button', one('gw-following'));

export const pressLine = () => lineButton().click();
