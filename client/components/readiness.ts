// Whether items are ready, for the team as it is now: one context for as long as the team stays the same, so that what
// was worked out for an item holds until the item or the team changes.

import type { MemberId } from '../../shared/ids.ts';
import { missingSentence, notTakenUp, type ReadyContext } from '../../shared/ready.ts';
import type { Member } from '../../shared/records.ts';
import { hasRole } from '../../shared/team.ts';
import type { BoardSession } from '../session.ts';

const contexts = new WeakMap<ReadonlyMap<MemberId, Member>, ReadyContext>();

export function readyContext(session: BoardSession): ReadyContext {
  const { members } = session.store;
  const known = contexts.get(members);
  if (known) return known;
  const context: ReadyContext = {
    isEngineer: (member) => hasRole(members, member, 'engineer'),
    get now() {
      return session.now();
    },
  };
  contexts.set(members, context);
  return context;
}

/** The same as one short line beside the item's name: "Not ready: one more has to agree to 8 h". */
export function readyLine(missing: readonly string[]): string {
  if (missing.length === 0) return 'Ready';
  const [, many, hours] = /^(one|\d+) more to agree to (.+)$/.exec(missing.join()) ?? [];
  if (many !== undefined)
    return `Not ready: ${many} more ${many === 'one' ? 'has' : 'have'} to agree to ${hours}`;
  return missingSentence(missing).replace(/\.$/, '');
}

/** What is missing as a row says it, where there is room for two words: "no size", "who wants it?". */
export function fewWords(missing: string): string {
  if (missing === notTakenUp) return 'no engineer yet';
  if (missing === 'a size by an engineer') return 'not sized by an engineer';
  const noun = missing.replace(/^(?:at least one line of the|at least one|an?|the) /, '');
  if (/^(?:who|what)\b/.test(noun)) return `${noun}?`;
  return `no ${noun}`;
}
