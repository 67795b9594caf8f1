// The dialogs of an open board: which one answers which wish, and their places on the page. They are empty until they
// are loaded.

import { html } from 'lit';
import type { HeaderWish, ItemWish } from './events.ts';
import type { Part } from './parts.ts';

/** The dialog of each wish. */
export const dialogs = {
  newItem: 'gw-new-item',
  share: 'gw-share',
  archive: 'gw-archive',
  team: 'gw-team',
  settings: 'gw-board-settings',
  epics: 'gw-epics',
  import: 'gw-import',
  palette: 'gw-palette',
  keys: 'gw-key-help',
} as const satisfies Record<HeaderWish, Part>;
export type Dialog = (typeof dialogs)[HeaderWish];

/** The dialog of each thing that is done with one item. */
export const itemDialogs = {
  moveToBoard: 'gw-move-to-board',
  ontoChecklist: 'gw-onto-checklist',
  split: 'gw-split-item',
} as const satisfies Record<ItemWish, Part>;

export const dialogPlaces = () =>
  html`<gw-palette></gw-palette>
    <gw-key-help></gw-key-help>
    <gw-new-item></gw-new-item>
    <gw-share></gw-share>
    <gw-archive></gw-archive>
    <gw-team></gw-team>
    <gw-board-settings></gw-board-settings>
    <gw-epics></gw-epics>
    <gw-import></gw-import>
    <gw-move-to-board></gw-move-to-board>
    <gw-onto-checklist></gw-onto-checklist>
    <gw-split-item></gw-split-item>
    <gw-box-alarm></gw-box-alarm>
    <gw-kind-question></gw-kind-question>
    <gw-finish-question></gw-finish-question>
    <gw-who-are-you></gw-who-are-you>`;
