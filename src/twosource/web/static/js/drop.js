/** Files may be dropped anywhere on the form that sends them, and not only on its field. */

for (const form of document.querySelectorAll("form[data-drop]")) {
  const field = form.querySelector("input[type=file]");
  if (!(field instanceof HTMLInputElement)) continue;
  /** @param {Event} event */
  const over = (event) => {
    event.preventDefault();
    form.classList.toggle("over", event.type === "dragover");
  };
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", over);
  form.addEventListener("drop", (event) => {
    over(event);
    if (event instanceof DragEvent && event.dataTransfer?.files.length) field.files = event.dataTransfer.files;
  });
}
