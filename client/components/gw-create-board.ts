// Creates a board: a name, and what it begins with.

import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import { boardTemplateNames, boardTemplates, type BoardTemplateName } from '../../shared/board-templates.ts';
import { kindNames, type Kind } from '../../shared/kind.ts';
import { templateNames, templates } from '../../shared/templates.ts';
import { homeContext } from '../contexts.ts';
import type { Home } from '../home.ts';
import { createBoardStyles } from './create-board-styles.ts';
import { base, buttons, fields, glyphs } from './shared-styles.ts';
import { kindGlyph } from './templates.ts';

/** The kinds of the items that a board begins with. */
function kindsOf(name: BoardTemplateName): readonly Kind[] {
  const { foundations, items } = boardTemplates[name];
  const made = new Set<Kind>(items.map(({ kind }) => kind));
  if (foundations) for (const template of templateNames) made.add(templates[template].kind);
  return kindNames.filter((kind) => made.has(kind));
}

@customElement('gw-create-board')
export class GwCreateBoard extends LitElement {
  static override styles = [base, buttons, fields, glyphs, createBoardStyles];

  @consume({ context: homeContext }) private home!: Home;
  @state() private refusal = '';
  @query('#name') private nameField!: HTMLInputElement;
  @query('input:checked') private chosen!: HTMLInputElement | null;

  override render() {
    return html`<form @submit=${this.#onCreate}>
      <h2><label for="name">Create a board</label></h2>
      <input
        id="name"
        class="field"
        type="text"
        autocomplete="off"
        maxlength="200"
        placeholder="Name, for instance Checkout platform"
      />
      ${this.refusal === '' ? nothing : html`<p class="refusal" role="alert">${this.refusal}</p>`}
      <fieldset>
        <legend class="label">Begin with</legend>
        ${boardTemplateNames.map((name) => this.#template(name))}
      </fieldset>
      <button class="button primary" type="submit">Create</button>
    </form>`;
  }

  #template(name: BoardTemplateName) {
    const { label, line } = boardTemplates[name];
    return html`<label class="template">
      <input type="radio" name="template" .value=${name} ?checked=${name === 'blank'} />
      <span class="words">
        <span class="title"
          >${label}
          <span class="kinds" aria-hidden="true">${kindsOf(name).map((kind) => kindGlyph(kind))}</span></span
        >
        <span class="quiet">${line}</span>
      </span>
    </label>`;
  }

  async #onCreate(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.nameField.value.trim();
    const template = boardTemplateNames.find((one) => one === this.chosen?.value) ?? 'blank';
    this.refusal = name === '' ? 'Give the board a name first.' : await this.#create(name, template);
    if (this.refusal !== '') this.nameField.focus();
  }

  /** What writes the first content is loaded when it is wanted. A sentence where that was not possible, else ''. */
  async #create(name: string, template: BoardTemplateName): Promise<string> {
    try {
      const { beginFromTemplate } = await import('../../shared/board/begin-from-template.ts');
      return (await this.home.create(name, (board, act) => beginFromTemplate(board, act, template))) ?? '';
    } catch {
      return 'The template could not be loaded. Check your connection and try again.';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-create-board': GwCreateBoard;
  }
}
