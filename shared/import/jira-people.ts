// Who is who in a Jira export: account ids found beside names, and the people who come onto the board. Knows columns,
// not items.

import { cleanLine } from './clean-text.ts';
import type { JiraColumns, JiraField } from './jira-columns.ts';
import type { PlannedMember } from './plan.ts';

/** Columns that hold a name and, in another, the account of the same person. */
const pairs: readonly (readonly [JiraField, JiraField])[] = [
  ['assignee', 'assigneeId'],
  ['reporter', 'reporterId'],
  ['creator', 'creatorId'],
  ['lead', 'leadId'],
  ['watcher', 'watcherId'],
];

/** A Cloud account (`5fe0…`, `712020:uuid`, `ug:uuid`, a uuid); anything else is a login, which is a name of a sort. */
const accountShape = /^(?:[0-9a-f]{24}|(?:\w{1,12}:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22})$/i;

const keyOf = (name: string, account: string) => account.trim() || cleanLine(name);

export class JiraPeople {
  readonly #names = new Map<string, string>();
  readonly #members: PlannedMember[] = [];
  readonly #places = new Map<string, number>();

  constructor(columns: JiraColumns, rows: readonly (readonly string[])[]) {
    for (const row of rows) {
      for (const [nameField, idField] of pairs) {
        const ids = columns.cells(row, idField);
        for (const [at, name] of columns.cells(row, nameField).entries()) {
          const id = (ids[at] ?? '').trim();
          if (id !== '' && name.trim() !== '') this.#names.set(id, cleanLine(name));
        }
      }
    }
  }

  /** The name behind an account; "someone" and the account where the file names it nowhere. */
  name(account: string): string {
    const id = account.trim();
    if (id === '') return 'someone';
    return this.#names.get(id) ?? (accountShape.test(id) ? `someone (${id})` : cleanLine(id));
  }

  /** The place of a person among the members, who is added at first meeting; undefined for nobody. */
  member(name: string, account: string): number | undefined {
    const found = this.find(name, account);
    const sourceKey = keyOf(name, account);
    if (found !== undefined || sourceKey === '') return found;
    this.#places.set(sourceKey, this.#members.length);
    this.#members.push({ name: cleanLine(name) || this.name(account), sourceKey });
    return this.#members.length - 1;
  }

  /** The place of a person who is a member already. */
  find(name: string, account: string): number | undefined {
    return this.#places.get(keyOf(name, account));
  }

  members(): readonly PlannedMember[] {
    return this.#members;
  }
}
