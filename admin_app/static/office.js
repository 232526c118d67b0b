// Conveniences only: every page works without this file.
"use strict";

// The language link keeps the page's own address.
for (const link of document.querySelectorAll("[data-keeps-query]")) {
  const here = new URL(location.href);
  here.searchParams.set("lang", new URL(link.href).searchParams.get("lang"));
  link.href = here.pathname + here.search;
}

// "/" goes to the search field.
document.addEventListener("keydown", (event) => {
  const field = document.querySelector("[data-slash]");
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName);
  if (event.key === "/" && field && !typing) {
    event.preventDefault();
    field.select();
  }
});

// A date is typed as dd/mm/yyyy; the browser's own calendar may fill it in.
for (const button of document.querySelectorAll("[data-picks-day]")) {
  const [text, native] = [button.previousElementSibling, button.nextElementSibling];
  if (!native.showPicker) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    native.value = text.value.split("/").reverse().join("-");
    native.showPicker();
  });
  native.addEventListener("change", () => {
    text.value = native.value.split("-").reverse().join("/");
  });
}

// Addresses stay short: filters that were left alone are not sent.
for (const form of document.querySelectorAll("form.filters")) {
  form.addEventListener("submit", () => {
    for (const field of form.elements) if (field.name && !field.value) field.disabled = true;
  });
}
addEventListener("pageshow", () => {
  for (const field of document.querySelectorAll("form.filters :disabled")) field.disabled = false;
});

// Choosing rows.
const all = document.querySelector("[data-picks-all]");
if (all) {
  const rows = [...document.querySelectorAll("input[name=rowid]")];
  const words = document.querySelector("[data-picked]");
  const tell = () => {
    const picked = rows.filter((row) => row.checked).length;
    words.textContent = picked + " " + words.dataset.picked;
    all.checked = picked > 0 && picked === rows.length;
  };
  all.addEventListener("change", () => {
    for (const row of rows) row.checked = all.checked;
    tell();
  });
  for (const row of rows) row.addEventListener("change", tell);
  tell();
}
