// What around an element can scroll, through all shadow roots and slots.

export interface Scroller {
  readonly element: Element;
  readonly across: boolean;
  readonly along: boolean;
}

const scrolls = /auto|scroll/;

/** The elements around this one that can scroll, innermost first, through all shadow roots. */
export function scrollersAround(element: Element, known: Map<Element, Scroller | null>): readonly Scroller[] {
  const found: Scroller[] = [];
  for (let at = parentOf(element); at; at = parentOf(at)) {
    let scroller = known.get(at);
    if (scroller === undefined) {
      const { overflowX, overflowY } = getComputedStyle(at);
      const [across, along] = [scrolls.test(overflowX), scrolls.test(overflowY)];
      scroller = across || along ? { element: at, across, along } : null;
      known.set(at, scroller);
    }
    if (scroller) found.push(scroller);
  }
  return found;
}

/** The element around it as it is drawn. */
function parentOf(element: Element): Element | null {
  if (element.assignedSlot) return element.assignedSlot;
  const parent = element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : element.parentElement;
}
