// What the ids inside a parcel mean on the board that takes it in: members, columns and epics are found by their names.
// A name that nobody here has becomes a label, as with an import; an epic is made.

import { parseId, type ColumnId, type EpicId, type MemberId } from '../ids.ts';
import { commentParts } from '../mentions.ts';
import { resolveMember } from '../team.ts';
import { parseBoxEvent } from '../time-box.ts';
import { itemKeys, type Board } from './document.ts';
import type { Act, Edit } from './edit.ts';
import { writeMember } from './mutate-member.ts';
import type { Parcel } from './pack-item.ts';
import { writeEpics } from './mutate-epic.ts';
import { readColumns, readEpics, readMembers } from './read-records.ts';
import { asFields, asList } from './values.ts';

const sameName = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

export class ParcelNames {
  readonly #board: Board;
  readonly #change: Edit;
  readonly #act: Act;
  readonly #parcel: Parcel;
  readonly #members = new Map<string, MemberId | null>();

  constructor(board: Board, change: Edit, act: Act, parcel: Parcel) {
    this.#board = board;
    this.#change = change;
    this.#act = act;
    this.#parcel = parcel;
  }

  /** The member of this name here; people on the team before names that only an import brought. */
  member(value: unknown): MemberId | null {
    const id = parseId('member', value);
    if (id === undefined) return null;
    const known = this.#members.get(id);
    if (known !== undefined) return known;
    const name = Object.hasOwn(this.#parcel.members, id) ? (this.#parcel.members[id]?.name.trim() ?? '') : '';
    const here = readMembers(this.#board);
    const named = [...here.values()]
      .filter((one) => sameName(one.name, name))
      .sort((a, b) => Number(b.claimed) - Number(a.claimed) || (a.id < b.id ? -1 : 1))[0];
    const found = named
      ? resolveMember(here, named.id)
      : name === ''
        ? null
        : writeMember(this.#board, this.#change, this.#act, name, false);
    this.#members.set(id, found);
    return found;
  }

  column(value: unknown): ColumnId | null {
    const id = parseId('column', value);
    const name =
      id !== undefined && Object.hasOwn(this.#parcel.columns, id) ? this.#parcel.columns[id] : undefined;
    if (name === undefined) return null;
    return readColumns(this.#board).find((one) => !one.archived && sameName(one.name, name))?.id ?? null;
  }

  /** `make`: an epic that is not here yet is made. */
  epic(value: unknown, make: boolean): EpicId | undefined {
    const id = parseId('epic', value);
    const name =
      id !== undefined && Object.hasOwn(this.#parcel.epics, id) ? this.#parcel.epics[id] : undefined;
    if (name === undefined || name.trim() === '') return undefined;
    const found = readEpics(this.#board).find((one) => !one.archived && sameName(one.name, name))?.id;
    if (found || !make) return found;
    return writeEpics(this.#board, this.#change, this.#act, [
      { name: name.trim(), description: '', sourceKey: '' },
    ])[0];
  }

  #said(text: unknown): unknown {
    if (typeof text !== 'string') return text;
    return commentParts(text)
      .map((part) => {
        if (part.type !== 'mention') return part.words;
        const member = this.member(part.member);
        return member ? `@[${part.name}](${member})` : `@${part.name}`;
      })
      .join('');
  }

  #everybody(value: unknown): MemberId[] {
    return [...new Set(asList(value).flatMap((one) => this.member(one) ?? []))];
  }

  /** A key and its value as they stand on this board; undefined for what cannot be carried over. */
  field(key: string, value: unknown): readonly [key: string, value: unknown] | undefined {
    if (value === undefined) return [key, undefined];
    const fields = asFields(value);
    if (key.startsWith(itemKeys.assignee)) {
      const member = this.member(key.slice(itemKeys.assignee.length));
      return member ? [itemKeys.assignee + member, value] : undefined;
    }
    if (key.startsWith(itemKeys.comment)) {
      const said = { ...fields, by: this.member(fields['by']), text: this.#said(fields['text']) };
      return [key, 'mentions' in fields ? { ...said, mentions: this.#everybody(fields['mentions']) } : said];
    }
    if (key.startsWith(itemKeys.commentText))
      return [
        key,
        { ...fields, text: this.#said(fields['text']), mentions: this.#everybody(fields['mentions']) },
      ];
    if (key.startsWith(itemKeys.commentGone)) return [key, { ...fields, by: this.member(fields['by']) }];
    if (key.startsWith(itemKeys.box)) return this.#boxEvent(key, fields);
    switch (key) {
      case itemKeys.created:
        return [key, [asList(value)[0] ?? 0, this.member(asList(value)[1])]];
      case itemKeys.takenUpBy:
        return [key, this.member(value)];
      case itemKeys.epic: {
        const epic = this.epic(value, true);
        return epic && [key, epic];
      }
      default:
        return [key, value];
    }
  }

  #boxEvent(key: string, fields: Readonly<Record<string, unknown>>): readonly [string, unknown] | undefined {
    if (!parseBoxEvent({ ...fields, id: key.slice(itemKeys.box.length) })) return undefined;
    const event: Record<string, unknown> = { ...fields, by: this.member(fields['by']) };
    for (const list of ['asked', 'members'] as const)
      if (list in fields) event[list] = this.#everybody(fields[list]);
    return [key, event];
  }

  /** An entry of the log as it stands on this board; undefined for one that is about other items alone. */
  logEntry(value: unknown): unknown[] | undefined {
    const [at, by, field, from, to, ...rest] = asList(value);
    if (typeof field !== 'string' || field.startsWith(itemKeys.blockedBy)) return undefined;
    const entry = (name: string, before: unknown, after: unknown) => [
      at,
      this.member(by),
      name,
      before,
      after,
      ...rest,
    ];
    const place = (one: unknown) => (Array.isArray(one) ? [this.column(one[0]), null] : null);
    if (field === itemKeys.place) return entry(field, place(from), place(to));
    if (field === itemKeys.takenUpBy) return entry(field, this.member(from), this.member(to));
    if (field === itemKeys.epic)
      return entry(field, this.epic(from, false) ?? from ?? null, this.epic(to, false) ?? to ?? null);
    if (!field.startsWith(itemKeys.assignee)) return entry(field, from, to);
    const member = this.member(field.slice(itemKeys.assignee.length));
    return member ? entry(itemKeys.assignee + member, from, to) : undefined;
  }
}
