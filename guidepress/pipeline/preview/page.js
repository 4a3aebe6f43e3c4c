// Looks every second whether something new was built, and shows it without moving the reader's place.
"use strict";

let version = -1;
let workbook = -1;

function element(name, text, kind) {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function problem(found) {
  const place = found.file ? `${found.file}, line ${found.line}: ` : "";
  const hint = found.hint ? ` (${found.hint})` : "";
  const item = element("li", place + found.message + hint + " ", found.severity);
  item.prepend(element("strong", found.severity === "error" ? "Error: " : "Advice: "));
  item.append(element("code", found.code));
  return item;
}

function deck(found) {
  const section = element("section", "");
  const list = element("ol", "");
  list.append(...found.slides.map((title) => element("li", title)));
  section.append(element("h3", found.title), list);
  return section;
}

function status(state) {
  if (state.refused) return `Nothing was changed: ${state.refused}`;
  if (state.building) return "Building …";
  const errors = state.problems.filter((found) => found.severity === "error").length;
  if (errors) return "There are errors. What you see is the last good build.";
  return "Everything is built.";
}

function reload(frame, address) {
  try {
    frame.contentWindow.location.replace(address);
  } catch {
    frame.src = address;
  }
}

function show(state) {
  document.title = state.title || "Preview";
  document.getElementById("title").textContent = document.title;
  document.getElementById("status").textContent = status(state);
  document.getElementById("problems-heading").textContent = `Problems: ${state.problems.length}`;
  document.getElementById("problems").replaceChildren(...state.problems.map(problem));
  document.getElementById("slides").replaceChildren(...state.outline.map(deck));
  if (state.workbook && state.built !== workbook) {
    workbook = state.built;
    const book = document.getElementById("book");
    reload(document.getElementById("workbook"), "workbook.pdf");
    let page = state.book ? `book/${state.book}` : "";
    try {
      if (book.contentWindow.location.pathname.startsWith("/book/")) page = book.contentWindow.location.href;
    } catch {
      // a page from elsewhere stands there: go back to the contents
    }
    if (page) reload(book, page);
  }
}

async function look() {
  try {
    const state = await (await fetch("state.json", { cache: "no-store" })).json();
    if (state.version !== version) {
      version = state.version;
      show(state);
    }
  } catch {
    document.getElementById("status").textContent = "The preview has ended.";
  }
  setTimeout(look, 1000);
}

look();
