// Adds a copy button to each secret; without JavaScript, users select the text.
for (const secret of document.querySelectorAll(".secret")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      status.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(secret);
      status.textContent = "Selected: copy it with the keyboard.";
    }
  });
  secret.after(button, status);
}
