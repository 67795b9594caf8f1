// How far an epic has come, drawn: a thin bar with a stretch for each kind, as wide as it has items, the finished part in
// full colour. The words beside it say the same (epic-words.ts).

import { css, html, nothing, svg } from 'lit';
import type { EpicProgress } from '../../shared/epic-progress.ts';

export function progressBar(progress: EpicProgress) {
  const { items } = progress.all;
  if (items === 0) return nothing;
  let x = 0;
  const stretches = progress.byKind.map(({ kind, all, finished }) => {
    const from = x;
    x += all.items;
    return svg`<rect class=${`${kind} rest`} x=${from} width=${all.items} height="1" />
      <rect class=${kind} x=${from} width=${finished.items} height="1" />`;
  });
  return html`<svg class="bar" viewBox=${`0 0 ${items} 1`} preserveAspectRatio="none" aria-hidden="true">
    ${stretches}
  </svg>`;
}

export const progressBarStyles = css`
  .bar {
    display: block;
    width: 100%;
    height: 6px;
    border-radius: 3px;
    background: var(--sunken);
  }
  .bar .story {
    fill: var(--story);
  }
  .bar .task {
    fill: var(--task);
  }
  .bar .spike {
    fill: var(--spike);
  }
  .bar .bug {
    fill: var(--bug);
  }
  .bar .rest {
    opacity: 0.25;
  }
`;
