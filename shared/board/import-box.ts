// The hours that an import brings for a spike: a proposal that stands for the team to agree on, never an agreement.

import { newId } from '../ids.ts';
import type { Role } from '../records.ts';
import { teamOf } from '../team.ts';
import { itemKeys, type Board } from './document.ts';
import type { Act } from './edit.ts';
import { readMembers, readSettings } from './read-records.ts';

const askedRoles: readonly Role[] = ['engineer', 'productOwner', 'developmentManager'];

/** The entry of a spike's map that proposes these hours to those on the team now. */
export function proposalOf(board: Board, act: Act, hours: number): Record<string, unknown> {
  const asked = teamOf(readMembers(board))
    .filter(({ roles }) => roles.some((role) => askedRoles.includes(role)))
    .map(({ id }) => id);
  const proposal = {
    type: 'propose',
    at: act.at,
    by: act.by,
    hours,
    rule: readSettings(board).agreementRule,
    asked,
    extends: null,
    replaces: null,
    reason: '',
  };
  return { [itemKeys.box + newId('event', act.random)]: proposal };
}
