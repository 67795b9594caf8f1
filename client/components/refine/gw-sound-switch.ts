// Switches the sounds of meetings off and on, for this person in this browser.

import { LitElement, css, html } from 'lit';
import { customElement } from 'lit/decorators.js';
import { Follow } from '../../controllers/follow.ts';
import { icon } from '../../icons.ts';
import { setSounds, sounds, soundsOn } from '../../sound.ts';
import { base, buttons } from '../shared-styles.ts';

@customElement('gw-sound-switch')
export class GwSoundSwitch extends LitElement {
  static override styles = [
    base,
    buttons,
    css`
      :host {
        display: inline-block;
      }
    `,
  ];

  constructor() {
    super();
    this.addController(new Follow(this, () => sounds));
  }

  override render() {
    const on = soundsOn();
    return html`<button
      class="button plain small square"
      type="button"
      role="switch"
      aria-checked=${on ? 'true' : 'false'}
      aria-label="Sounds"
      title=${on ? 'Sounds are on: a bell when all votes are in, a tone when time is up' : 'Sounds are off'}
      @click=${() => setSounds(!on)}
    >
      ${icon(on ? 'bell' : 'bellOff')}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gw-sound-switch': GwSoundSwitch;
  }
}
