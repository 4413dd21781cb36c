/** The page of the path dialog. What is there and what may be chosen is decided by path-dialog.ts through `hostDialog`. */

/** @typedef {import('../path-dialog.ts').DialogView} DialogView */
/** @typedef {import('../path-dialog.ts').DialogRequest} DialogRequest */

/**
 * @template {HTMLElement} T
 * @param {string} id
 * @param {new () => T} kind
 */
function element(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error(`#${id} is missing`);
  return found;
}

const path = element('path', HTMLInputElement);
const entries = element('entries', HTMLUListElement);

/** @param {DialogRequest} request */
async function send(request) {
  const view = await window.hostDialog(request);
  if (view) draw(view);
}

/** @param {DialogView} view */
function draw(view) {
  const { words } = view;
  document.title = view.title;
  element('title', HTMLElement).textContent = view.title;
  element('note', HTMLElement).textContent = words.note;
  element('path-label', HTMLElement).textContent = words.path;
  element('up', HTMLButtonElement).textContent = words.up;
  element('cancel', HTMLButtonElement).textContent = words.cancel;
  element('choose', HTMLButtonElement).textContent = view.kind === 'save' ? words.store : words.choose;
  element('problem', HTMLElement).textContent = view.problem;
  path.value = view.path;
  const rows = view.entries.map((entry) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = entry.isFolder ? `${entry.name}/` : entry.name;
    button.onclick = () => send({ action: 'pick', name: entry.name });
    const row = document.createElement('li');
    row.append(button);
    return row;
  });
  entries.replaceChildren(...rows);
  if (rows.length === 0) entries.textContent = words.nothingHere;
}

element('form', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void send({ action: 'choose', path: path.value });
});
element('up', HTMLButtonElement).onclick = () => send({ action: 'up' });
element('cancel', HTMLButtonElement).onclick = () => send({ action: 'cancel' });
window.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') void send({ action: 'cancel' });
});
await send({ action: 'start' });
path.focus();
path.select();
