// The view that the address asks for: links and the form change the address, and the parts of the page that differ are
// taken from the page that the server sends for it. Without this script the same links load the same pages.

export class View extends EventTarget {
  /** @param {HTMLElement} root what holds the parts, each marked with data-region */
  constructor(root) {
    super();
    this.root = root;
    /** @type {AbortController | null} */
    this.asking = null;
    root.addEventListener("click", (event) => this.followed(event));
    root.addEventListener("submit", (event) => this.submitted(event));
    addEventListener("popstate", () => this.load());
  }

  /** The query that the view is: every filter, without the place in the table. */
  get query() {
    const query = new URLSearchParams(location.search);
    query.delete("after");
    return query;
  }

  /**
   * Change some filters; null takes one away.
   * @param {Record<string, string | null>} changes
   */
  change(changes) {
    const query = this.query;
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) query.delete(name);
      else query.set(name, value);
    }
    this.go(`/?${query}`);
  }

  /** @param {string} address */
  go(address) {
    const url = new URL(address, location.href);
    history.pushState(null, "", url.search ? url : url.pathname);
    this.load(url.hash);
  }

  /** Show what the address asks for. @param {string} [at] where to look afterwards */
  async load(at = "") {
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.dispatchEvent(new Event("asked"));
    const views = this.root.querySelector(".views");
    views?.classList.add("busy");
    try {
      const answer = await fetch(location.href, { signal: asking.signal });
      if (!answer.ok) return location.reload(); // the server's page says what is wrong
      this.take(new DOMParser().parseFromString(await answer.text(), "text/html"));
      if (at) document.querySelector(at)?.scrollIntoView({ block: "start" });
      this.dispatchEvent(new Event("shown"));
    } catch (error) {
      if (!asking.signal.aborted) throw error;
    } finally {
      if (this.asking === asking) views?.classList.remove("busy");
    }
  }

  /** @param {Document} page */
  take(page) {
    const focused = document.activeElement;
    const name = focused instanceof HTMLInputElement || focused instanceof HTMLSelectElement ? focused.name : "";
    const open = [...this.root.querySelectorAll("details")].map((each) => each.open);
    for (const part of this.root.querySelectorAll("[data-region]")) {
      const fresh = page.querySelector(`[data-region="${part.getAttribute("data-region")}"]`);
      if (fresh) part.replaceWith(document.adoptNode(fresh));
    }
    [...this.root.querySelectorAll("details")].forEach((each, n) => (each.open ||= open[n] ?? false));
    const again = name && this.root.querySelector(`[name="${CSS.escape(name)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  /** @param {MouseEvent} event */
  followed(event) {
    const link = /** @type {Element} */ (event.target).closest("a");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || link.hasAttribute("download")) return;
    const address = link.getAttribute("href") ?? "";
    if (address !== "/" && !address.startsWith("/?")) return;
    event.preventDefault();
    this.go(address);
  }

  /** @param {SubmitEvent} event */
  submitted(event) {
    event.preventDefault();
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (event.target))) {
      if (typeof value === "string" && value.trim()) query.set(name, value.trim());
    }
    this.go(`/?${query}`);
  }
}
