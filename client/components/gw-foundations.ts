// The offer of the Foundations epic: what one press adds, before it does.

import { consume } from '@lit/context';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { addFoundations, foundationsName } from '../../shared/board/mutate-template.ts';
import type { EpicId } from '../../shared/ids.ts';
import { templateNames, templates } from '../../shared/templates.ts';
import { sessionContext } from '../contexts.ts';
import type { BoardSession } from '../session.ts';
import { Changes } from './changes.ts';
import { AnnounceEvent } from './events.ts';
import { count } from './item-words.ts';
import { base, buttons, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

@customElement('gw-foundations')
export class GwFoundations extends LitElement {
  static override styles = [
    base,
    buttons,
    glyphs,
    css`
      section {
        padding: var(--space-3) var(--space-4);
        border-radius: var(--radius-m);
        background: var(--technical) var(--blueprint);
        background-size: var(--blueprint-size);
      }
      h3 {
        font-size: var(--text-m);
        font-weight: 600;
      }
      p {
        color: var(--ink-2);
      }
      ul {
        display: flex;
        flex-direction: column;
        gap: 4px;
        margin: var(--space-2) 0 var(--space-3);
      }
      li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
    `,
  ];

  /** Told which epic was added. */
  @property({ attribute: false }) added: (epic: EpicId) => void = () => {};
  @consume({ context: sessionContext }) private session!: BoardSession;
  readonly #changes = new Changes(this, () => this.session);

  override render() {
    const items = count(templateNames.length, 'item', 'items');
    return html`<section aria-labelledby="name">
      <h3 id="name">Begin with the foundations</h3>
      <p>
        One press adds the epic “${foundationsName}” and ${items} to the technical backlog, each with a
        definition of done and blanks to fill. Undo takes all of it back.
      </p>
      <ul>
        ${templateNames.map((name) => {
          const { kind, title } = templates[name];
          return html`<li>${kindGlyph(kind)}${title}</li>`;
        })}
      </ul>
      <button class="button" type="button" @click=${this.#onAdd}>Add ${foundationsName}</button>
      ${this.#changes.sentence}
    </section>`;
  }

  async #onAdd(): Promise<void> {
    const added = await this.#changes.make((board, act) => addFoundations(board, act));
    if (!added) return;
    const items = count(added.items.length, 'item', 'items');
    this.dispatchEvent(
      new AnnounceEvent(`${foundationsName} added, with ${items} in the technical backlog.`),
    );
    this.added(added.epic);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-foundations': GwFoundations;
  }
}
