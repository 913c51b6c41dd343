/** How far a job has come, asked for every second until it is over; then the page shows what came of it. */

/**
 * @typedef {object} Status
 * @property {string} state
 * @property {boolean} over
 * @property {number} expected reports, 0 where not known
 * @property {number} read
 * @property {number} failed
 * @property {number} before jobs that come first
 */

const panel = document.querySelector("[data-job]");
const progress = document.querySelector("progress");
const told = document.querySelector("[data-told]");

/**
 * @param {Status} status
 * @returns {string}
 */
function words(status) {
  if (status.state === "waiting") return `${status.before} ${status.before === 1 ? "job" : "jobs"} before it`;
  const of = status.expected ? ` of about ${status.expected.toLocaleString("en")}` : "";
  const failed = status.failed ? `; ${status.failed} failed` : "";
  return `${status.read.toLocaleString("en")} ${status.read === 1 ? "report" : "reports"} read${of}${failed}`;
}

async function ask() {
  if (!(panel instanceof HTMLElement) || !progress || !told) return;
  try {
    const answer = await fetch(`/add/jobs/${panel.dataset.job}/status`);
    if (!answer.ok) throw new Error(String(answer.status));
    /** @type {Status} */
    const status = await answer.json();
    if (status.over) {
      location.reload();
      return;
    }
    if (status.expected) {
      progress.max = Math.max(status.expected, status.read);
      progress.value = status.read;
    }
    if (told.textContent !== words(status)) told.textContent = words(status);
  } catch {
    told.textContent = "The server does not answer; load the page again to see how far it is.";
  }
  setTimeout(ask, 1000);
}

setTimeout(ask, 500);
