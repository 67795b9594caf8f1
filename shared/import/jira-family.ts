// Who belongs to whom in a Jira export: which rows are epics, which epic an item belongs to, which item a sub-task is
// part of. Parents are named by id, by key or by an older link; they may stand outside the file or form a ring.

import { cleanLine } from './clean-text.ts';
import type { JiraColumns } from './jira-columns.ts';

export interface JiraRow {
  readonly cells: readonly string[];
  readonly key: string;
  readonly title: string;
  readonly isEpic: boolean;
}

export interface Family {
  /** The epic it belongs to, directly or through its parents. */
  readonly epic: JiraRow | undefined;
  /** The item that it is a part of, in words. */
  readonly partOf: string | undefined;
  /** What the file says of a parent that is not in it. */
  readonly missing: string | undefined;
}

export class JiraFamilies {
  readonly #columns: JiraColumns;
  readonly #byName = new Map<string, JiraRow>();

  constructor(columns: JiraColumns, rows: readonly JiraRow[]) {
    this.#columns = columns;
    for (const row of rows) {
      const id = columns.one(row.cells, 'id').trim();
      if (id !== '') this.#byName.set(id, row);
      if (row.key !== '') this.#byName.set(row.key, row);
    }
  }

  #namesOf(row: JiraRow): readonly string[] {
    return (['epicLink', 'parentKey', 'parent'] as const)
      .map((field) => this.#columns.one(row.cells, field).trim())
      .filter((name) => name !== '');
  }

  #parents(row: JiraRow): readonly JiraRow[] {
    return this.#namesOf(row).flatMap((name) => this.#byName.get(name) ?? []);
  }

  of(row: JiraRow): Family {
    const names = this.#namesOf(row);
    const parents = this.#parents(row);
    const part = parents.find((parent) => !parent.isEpic && parent !== row);
    const summary = cleanLine(this.#columns.one(row.cells, 'parentSummary'));
    const missing = names.length > 0 && parents.length === 0 ? `${names[0]} ${summary}`.trim() : undefined;
    return {
      epic: this.#epicAbove(row),
      partOf: part ? `${part.key} ${part.title}`.trim() : missing,
      missing,
    };
  }

  #epicAbove(row: JiraRow): JiraRow | undefined {
    const seen = new Set<JiraRow>([row]);
    let level: readonly JiraRow[] = [row];
    while (level.length > 0) {
      const above = level.flatMap((member) => this.#parents(member)).filter((parent) => !seen.has(parent));
      const epic = above.find((parent) => parent.isEpic);
      if (epic) return epic;
      for (const parent of above) seen.add(parent);
      level = above;
    }
    return undefined;
  }
}
