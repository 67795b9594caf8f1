// What the list of the team says: what each role may do, and what merging two entries means.

import { roleLabels, type Member, type Role } from '../../shared/records.ts';
import { count } from './item-words.ts';
import type { Traces } from './member-traces.ts';

/** What a role may do, as the mutations check it. */
export const roleMeanings = {
  engineer: 'Sizes technical items and takes them up. Is asked to agree to time-boxes.',
  productOwner: 'Is asked to agree to time-boxes. Signs off a sprint’s technical allocation.',
  developmentManager: 'Is asked to agree to time-boxes. Signs off a sprint’s technical allocation.',
  facilitator: 'Leads meetings. Is not asked to agree, and does not size technical items.',
  stakeholder: 'Reads, comments and adds items. Is not asked for anything.',
} as const satisfies Record<Role, string>;

/** "Engineer, Facilitator", or that there is none. */
export const rolesWords = ({ roles }: Member): string =>
  roles.map((role) => roleLabels[role]).join(', ') || 'No role';

/** "on 14 items, 3 comments"; '' for nothing. */
export function tracesWords({ items, comments }: Traces): string {
  const parts: string[] = [];
  if (items > 0) parts.push(`on ${count(items, 'item', 'items')}`);
  if (comments > 0) parts.push(count(comments, 'comment', 'comments'));
  return parts.join(', ');
}

/** What becomes of the one and of the other, before anybody presses the button. */
export function mergeWords(gone: Member, stays: Member, traces: Traces): string {
  const where = tracesWords(traces);
  const agreed = gone.claimed ? ` What ${gone.name} agreed to stays agreed.` : '';
  return `${gone.name} becomes ${stays.name} everywhere${where === '' ? '' : `: ${where}`}.${agreed} ${stays.name} keeps name, colour and roles.`;
}

/** "There is a Jon Karlsson already", or several. */
export const alikeWords = (alike: readonly Member[]): string =>
  `There is ${alike.map(({ name }) => `“${name}”`).join(' and ')} already`;
