// Which columns of a Jira export hold what. Jira writes one column for each value, so a heading may stand there many
// times; the headings differ by age and language.

import { cleanLine } from './clean-text.ts';
import type { Table } from './csv.ts';

/** Headings in lower case, as met in exports of several years, in English and Spanish; Jira now says "work item". */
const headings = {
  summary: ['summary', 'resumen'],
  key: ['issue key', 'work item key', 'key', 'clave de incidencia'],
  id: ['issue id', 'work item id', 'id de incidencia', 'id de la incidencia'],
  type: ['issue type', 'work item type', 'work type', 'tipo de incidencia'],
  status: ['status', 'estado'],
  category: ['status category', 'categoría de estado'],
  priority: ['priority', 'prioridad'],
  resolution: ['resolution', 'resolución'],
  project: ['project name', 'nombre del proyecto'],
  assignee: ['assignee', 'persona asignada'],
  assigneeId: ['assignee id', 'id de persona asignada'],
  reporter: ['reporter', 'informador'],
  reporterId: ['reporter id', 'id de informador'],
  creator: ['creator', 'creador'],
  creatorId: ['creator id', 'id de creador'],
  lead: ['project lead'],
  leadId: ['project lead id'],
  watcher: ['watchers'],
  watcherId: ['watchers id'],
  created: ['created', 'creada'],
  due: ['due date', 'fecha de vencimiento'],
  description: ['description', 'descripción'],
  comment: ['comment', 'comentario'],
  attachment: ['attachment', 'adjunto'],
  sprint: ['sprint'],
  label: ['labels', 'etiquetas'],
  component: ['components', 'component/s', 'componentes'],
  version: ['fix versions', 'fix version/s'],
  parent: ['parent', 'parent id', 'principal'],
  parentKey: ['parent key', 'clave principal'],
  parentSummary: ['parent summary', 'resumen principal'],
  estimate: ['original estimate'],
  spent: ['time spent'],
  blockedBy: ['inward issue link (blocks)'],
  blocks: ['outward issue link (blocks)'],
} as const;

/** Names inside `Custom field (…)`, in whatever language the words before the bracket are. */
const customFields = {
  epicLink: ['epic link'],
  epicName: ['epic name'],
  points: ['story points', 'story point estimate'],
  rank: ['rank'],
} as const;

export type JiraField = keyof typeof headings | keyof typeof customFields;

/** What no reader of a board misses: inner texts of the tool, guesses and sums of it, and words said twice. */
const dropped =
  /^(?:updated|last viewed|resolved|votes|creator.*|project .*|watchers.*|work ratio|σ .*|remaining estimate|status category changed|.*\((?:\[chart\].*|development|issue color|rank|.*inferred.*)\)|assignee id|reporter id|issue id|parent(?: id| key| summary)?)$/i;

const keyShape = /^[A-Z][A-Z0-9_]{0,30}-\d{1,9}$/;

export class JiraColumns {
  readonly #places = new Map<JiraField, number[]>();
  readonly #headings: readonly string[];

  constructor(table: Table) {
    this.#headings = table.headings;
    const known = new Map<string, JiraField>();
    for (const [field, names] of Object.entries(headings))
      for (const name of names) known.set(name, field as JiraField);
    const custom = new Map<string, JiraField>();
    for (const [field, names] of Object.entries(customFields))
      for (const name of names) custom.set(name, field as JiraField);
    for (const [at, heading] of table.headings.entries()) {
      const name = cleanLine(heading).toLowerCase();
      const inner = /^[^()]+\(([^()]+)\)$/.exec(name)?.[1] ?? name;
      const field = known.get(name) ?? custom.get(inner);
      if (field) this.#places.set(field, [...(this.#places.get(field) ?? []), at]);
    }
    if (!this.has('key')) this.#findKeyByShape(table);
  }

  /** A heading in a language we do not know: the key is the column full of `ABC-123`. */
  #findKeyByShape(table: Table): void {
    const rows = table.rows.slice(0, 50);
    const at = table.headings.findIndex(
      (_, column) => rows.length > 0 && rows.every((row) => keyShape.test((row[column] ?? '').trim())),
    );
    if (at >= 0) this.#places.set('key', [at]);
  }

  has(field: JiraField): boolean {
    return this.#places.has(field);
  }

  /** All cells of a field in their order, the empty ones too: pairs of columns are told by their place. */
  cells(row: readonly string[], field: JiraField): readonly string[] {
    return (this.#places.get(field) ?? []).map((at) => row[at] ?? '');
  }

  /** The values that a field has in this row, without the empty cells. */
  values(row: readonly string[], field: JiraField): readonly string[] {
    return this.cells(row, field).filter((cell) => cell.trim() !== '');
  }

  /** The first value of a field in this row, or ''. */
  one(row: readonly string[], field: JiraField): string {
    return this.values(row, field)[0] ?? '';
  }

  /** Headings that have no place on a board, each once, with the columns it stands over. */
  unused(): ReadonlyMap<string, readonly number[]> {
    const taken = new Set([...this.#places.values()].flat());
    const found = new Map<string, number[]>();
    for (const [at, heading] of this.#headings.entries()) {
      const name = cleanLine(heading);
      if (taken.has(at) || dropped.test(name)) continue;
      found.set(name, [...(found.get(name) ?? []), at]);
    }
    return found;
  }
}
