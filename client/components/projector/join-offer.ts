// By which address the room may come in, as the code on the projected screen holds it. Never the edit link.

import type { BoardSession } from '../../session.ts';
import type { Join } from './gw-projected-foot.ts';

/** Null: there is none to be shown to everybody who sees this screen. */
export function joinOffer(session: BoardSession): Join | null {
  const { view } = session.links();
  return session.access === 'view' && view !== null ? { address: view, mayWrite: false } : null;
}
