// The review desk made quick: its links and forms change the page in place, and single keys act. Without this script
// the same links and forms load whole pages.
import { listen } from "./keys.js";
import * as words from "./words.js";

/** Pages fetched ahead, by address; what is judged makes them old. @type {Map<string, Promise<Response>>} */
const ahead = new Map();

/** The part of the page that this script changes. @returns {HTMLElement} */
function main() {
  return /** @type {HTMLElement} */ (document.querySelector("main"));
}

/**
 * Show another page of the desk in place of this one; the queue stays where it was scrolled to.
 * @param {Response} response
 * @param {boolean} remember whether the way back leads here
 */
async function show(response, remember) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const fresh = page.querySelector("main");
  if (!fresh) return location.assign(response.url);
  const scrolled = main().querySelector(".queue ol")?.scrollTop ?? 0;
  const said = main().querySelector(".told");
  const told = fresh.querySelector(".told");
  document.title = page.title;
  if (remember && response.url !== location.href) history.pushState(null, "", response.url);
  if (said && told) {
    // the same element stays in the page, so that screen readers announce what is new in it
    const words = [...told.childNodes];
    told.replaceWith(said);
    main().replaceChildren(...fresh.childNodes);
    said.replaceChildren(...words);
  } else {
    main().replaceChildren(...fresh.childNodes);
  }
  const list = main().querySelector(".queue ol");
  if (list) list.scrollTop = scrolled;
  main().querySelector(".queue [aria-current]")?.scrollIntoView({ block: "nearest" });
  const called = /** @type {HTMLElement | null} */ (main().querySelector("[autofocus]"));
  const item = called ?? /** @type {HTMLElement | null} */ (main().querySelector("#item") ?? main().querySelector("h1"));
  item?.focus({ preventScroll: !called });
  if (item && item.getBoundingClientRect().top < 0) item.scrollIntoView({ block: "start" });
  words.showEvidence();
  look();
}

/** @param {string} path whether a page of the desk is there, which has the same script and styles */
const ours = (path) => path === "/review" || path.startsWith("/review/claims/");

/** Fetch the page that the next key will ask for. */
function look() {
  const next = /** @type {HTMLAnchorElement | null} */ (main().querySelector("a[rel=next]"));
  if (next && !ahead.has(next.href)) ahead.set(next.href, fetch(next.href));
}

/** @param {string} address @param {boolean} remember */
async function go(address, remember) {
  const known = ahead.get(address);
  ahead.delete(address);
  try {
    await show(await (known ?? fetch(address)), remember);
  } catch {
    location.assign(address); // the browser says what is wrong with the network
  }
}

/** @param {HTMLFormElement} form @param {HTMLElement | null} button */
async function send(form, button) {
  ahead.clear();
  const held = new FormData(form, button);
  main().setAttribute("aria-busy", "true");
  try {
    const body = new URLSearchParams([...held].map(([name, value]) => [name, String(value)]));
    await show(await fetch(form.action, { method: "POST", body }), true);
  } catch {
    const said = main().querySelector(".told");
    if (said) said.textContent = "The server cannot be reached: nothing was kept. Try again.";
  } finally {
    main().removeAttribute("aria-busy");
  }
}

main().addEventListener("click", (event) => {
  const link = /** @type {Element} */ (event.target).closest("a");
  const plain = event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.origin !== location.origin || !ours(link.pathname) || link.hash) return;
  event.preventDefault();
  void go(link.href, true);
});
main().addEventListener("submit", (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (!form.matches(".act") || main().hasAttribute("aria-busy")) return;
  event.preventDefault();
  void send(form, event.submitter);
});
addEventListener("popstate", () => void go(location.href, false));
listen(main());
words.listen();
words.showEvidence();
look();
