// What a board needs and Home does not, in one script: it is asked for as soon as the address names a board.

import './components/gw-board.ts';

export { outsideUndo } from '../shared/board/edit.ts';
export { beginBoard } from '../shared/board/new-board.ts';
export { openBoard } from './open-board.ts';
