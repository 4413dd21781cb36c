/** What a clerk cannot get at: things that lie outside the window and cannot be scrolled to, and words cut without a sign. */
import type { Page } from 'playwright';

/**
 * Controls that are shown but lie (by more than half) beyond the edge of something that does not scroll, and buttons,
 * tabs, heads and labels whose words are cut without `…`. By their words, once each.
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const wordsOf = (element: Element) =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40) || element.tagName;
    const isShown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
      element.getClientRects().length > 0;
    function isBeyond(element: Element): boolean {
      const box = element.getBoundingClientRect();
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      for (let outer = element.parentElement; outer; outer = outer.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(outer);
        const edge =
          outer === document.documentElement
            ? new DOMRect(0, 0, innerWidth, innerHeight)
            : outer.getBoundingClientRect();
        const clipsX = overflowX !== 'visible' || outer === document.documentElement;
        const clipsY = overflowY !== 'visible' || outer === document.documentElement;
        const beyondX = clipsX && (middle.x < edge.left || middle.x > edge.right);
        const beyondY = clipsY && (middle.y < edge.top || middle.y > edge.bottom);
        // What scrolls brings it in; what lies further out is then asked of the scrolled box itself.
        const scrollsX = /auto|scroll/.test(overflowX) && outer.scrollWidth > outer.clientWidth;
        const scrollsY = /auto|scroll/.test(overflowY) && outer.scrollHeight > outer.clientHeight;
        if ((beyondX && !scrollsX) || (beyondY && !scrollsY)) return true;
        if (beyondX || beyondY) return false;
      }
      return false;
    }
    for (const control of document.querySelectorAll(
      'button, input, textarea, select, a[href], [role="tab"], table.grid',
    )) {
      // A file field or a tick that is drawn by something else is one pixel in size.
      const { width, height } = control.getBoundingClientRect();
      if (width <= 2 || height <= 2 || !isShown(control)) continue;
      if (isBeyond(control)) found.add(`beyond the edge: ${wordsOf(control)}`);
    }
    for (const words of document.querySelectorAll('button, [role="tab"], th, label, h1, .key')) {
      if (!isShown(words) || words.scrollWidth <= words.clientWidth + 1) continue;
      const { overflowX, textOverflow, display } = getComputedStyle(words);
      if (display.startsWith('inline') && overflowX === 'visible') continue;
      if (overflowX !== 'visible' && textOverflow !== 'ellipsis') found.add(`cut: ${wordsOf(words)}`);
      else if (overflowX === 'visible' && words.closest('button')) found.add(`runs out: ${wordsOf(words)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.add('the window scrolls sideways');
    return [...found];
  });
}
