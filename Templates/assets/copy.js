// Copies an article with its pictures, so that it can be pasted into an editor.
(() => {
  'use strict';

  const select = (element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    // An old way that works where the page is read from a disk.
    const isCopied = document.execCommand('copy');
    selection.removeAllRanges();
    return isCopied;
  };

  const copy = async (element) => {
    try {
      await navigator.clipboard.write([new ClipboardItem({
        'text/html': new Blob([element.innerHTML], {type: 'text/html'}),
        'text/plain': new Blob([element.innerText], {type: 'text/plain'}),
      })]);
      return true;
    } catch {
      return select(element);
    }
  };

  for (const button of document.querySelectorAll('button[data-copy]')) {
    button.addEventListener('click', async () => {
      const element = document.getElementById(button.dataset.copy);
      if (await copy(element)) button.textContent = button.dataset.done;
    });
  }
})();
