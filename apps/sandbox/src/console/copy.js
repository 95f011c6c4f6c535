// Adds to each secret a button that copies it; without JavaScript one selects the text instead.
for (const secret of document.querySelectorAll(".secret")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  const said = document.createElement("span");
  said.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(secret.textContent);
      said.textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(secret);
      said.textContent = "Selected: copy it with the keyboard.";
    }
  });
  secret.after(button, said);
}
