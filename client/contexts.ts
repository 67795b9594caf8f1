// The keys under which elements find what they work on. Each holds one stable object: change travels by subscription,
// never by another value here.

import { createContext } from '@lit/context';
import type { Selection } from './components/selection.ts';
import type { Home } from './home.ts';
import type { BoardSession } from './session.ts';
import type { BoardLists } from './store/board-lists.ts';

/** The open board; provided by gw-board. */
export const sessionContext = createContext<BoardSession>(Symbol('session'));
/** The Home screen's boards; provided by gw-app. */
export const homeContext = createContext<Home>(Symbol('home'));
/** What is selected on the open board; provided by gw-board. */
export const selectionContext = createContext<Selection>(Symbol('selection'));
/** Which items stand where on the Board as it is shown here; provided by gw-board. */
export const listsContext = createContext<BoardLists>(Symbol('lists'));
