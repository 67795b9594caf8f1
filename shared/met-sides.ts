// Who did not know of whom: from when this browser was out of step with the board, and whose a change is.

import { isWithin, type Apart } from './apart.ts';
import type { Turn } from './board/read-plan-record.ts';
import type { MemberId } from './ids.ts';
import type { PlanFacts } from './plan-surprise.ts';
import { resolveMember } from './team.ts';

export class MetSides {
  readonly #facts: Pick<PlanFacts, 'members' | 'apart'>;
  readonly #me: MemberId | null;

  constructor(facts: Pick<PlanFacts, 'members' | 'apart' | 'me'>) {
    this.#facts = facts;
    this.#me = this.person(facts.me);
  }

  /** Whom an entry means after merges. */
  person(id: MemberId | null): MemberId | null {
    return id === null ? null : resolveMember(this.#facts.members, id);
  }

  readonly isMine = ({ by }: { readonly by: MemberId | null }): boolean => this.person(by) === this.#me;

  /** The period in which this person did this. */
  mineIn(turn: Turn): Apart | undefined {
    return this.isMine(turn) ? this.#facts.apart.find((period) => isWithin(turn.at, period)) : undefined;
  }

  /** Of two that were made without knowing of each other: whether it concerns this browser. */
  concerns(one: Turn, other: Turn): boolean {
    if (this.person(one.by) === this.person(other.by)) return false;
    if (this.isMine(one)) return this.mineIn(one) !== undefined;
    if (this.isMine(other)) return this.mineIn(other) !== undefined;
    return this.#facts.apart.some((period) => isWithin(one.at, period) && isWithin(other.at, period));
  }

  /** One of them is of this person, and both did it while nothing came and nothing left. */
  apart(one: Turn, other: Turn): boolean {
    const mine = this.isMine(one) ? one : other;
    const theirs = mine === one ? other : one;
    const period = this.mineIn(mine);
    return period !== undefined && !this.isMine(theirs) && isWithin(theirs.at, period);
  }
}
