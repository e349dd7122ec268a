/* Review: one key an act. Every act is a button or link of the page, which works without this. */
'use strict';
(() => {
  const find = what => document.querySelector(`[data-review] [data-do="${what}"]`);
  addEventListener('keydown', event => {
    if (!document.querySelector('[data-review]')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.matches('input, select, textarea')) {
      if (event.key === 'Escape') event.target.blur();
      return;
    }
    const help = document.querySelector('[data-help]');
    if (event.key === '?') {
      if (help && help.showModal) help.showModal();
      event.preventDefault();
      return;
    }
    const key = event.key.toLowerCase();
    if (key === 'e') {
      /* first to the field; E again, outside the fields, sends it */
      const first = document.querySelector('[data-first]');
      const button = find('e');
      if (first && button && !button.dataset.ready) {
        button.dataset.ready = '1';
        first.focus();
        event.preventDefault();
        return;
      }
    }
    const target = find(key);
    if (target) {
      event.preventDefault();
      target.click();
    }
  });

  /* what was refused is shown like what was done; another page than this one (signed out) is gone to */
  addEventListener('htmx:beforeSwap', event => {
    const answer = event.detail.xhr;
    if (answer.responseText.includes('id="review"')) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else {
      event.detail.shouldSwap = false;
      location.href = answer.responseURL || location.href;
    }
  });
})();
