// What hangs at the pointer when several items are dragged: how many they are.

import { css } from 'lit';
import { count } from './item-words.ts';

/** Call while a drag starts; `root` carries dragCountStyles. */
export function showCount(data: DataTransfer, root: ParentNode, many: number): void {
  const image = document.createElement('div');
  image.className = 'drag-count';
  image.textContent = count(many, 'item', 'items');
  root.append(image);
  data.setDragImage(image, -12, -8);
  // The browser takes its picture at once, and needs the element until then.
  setTimeout(() => image.remove());
}

export const dragCountStyles = css`
  .drag-count {
    position: fixed;
    inset: -100px auto auto -1000px;
    padding: var(--space-1) var(--space-3);
    border-radius: var(--radius-m);
    background: var(--accent);
    color: var(--accent-ink);
    font-weight: 600;
  }
`;
