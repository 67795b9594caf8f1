// What a hand reaches for on the Board: menus, questions and small forms, and what listens to its clocks. They come
// together, in one file; see parts.ts.

import './gw-box-alarm.ts';
import './gw-card-menu.ts';
import './gw-column-menu.ts';
import './gw-finish-question.ts';
import './gw-kind-question.ts';
import './gw-new-item.ts';
import './gw-selection-bar.ts';
import './gw-who-are-you.ts';

export { Moves } from './moves.ts';
