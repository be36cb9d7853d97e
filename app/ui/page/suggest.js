/* Suggestions under the search box while a person types: a combobox with a list, by keyboard and by pointer. The box works without it. */
const box = document.querySelector(".site-search input[name=q]");
if (box) suggestFor(box);
function suggestFor(input) {
  const REST = 120;
  const LEAST = 2;
  const KINDS = { words: "", category: "Category", seller: "Seller" };
  const list = document.createElement("ul");
  list.id = "site-search-list";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  const said = document.createElement("div");
  said.className = "sr-only";
  said.setAttribute("role", "status");
  input.form.append(list, said);
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  }))
    input.setAttribute(name, value);
  let options = [];
  let active = -1;
  let timer;
  let asking = null;
  function choose(next) {
    options[active]?.setAttribute("aria-selected", "false");
    active = next;
    const option = options[active];
    input.removeAttribute("aria-activedescendant");
    if (!option) return;
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", option.id);
  }
  function close() {
    clearTimeout(timer);
    asking?.abort();
    choose(-1);
    list.hidden = true;
    said.textContent = "";
    input.setAttribute("aria-expanded", "false");
  }
  function show(found) {
    choose(-1);
    options = found.map(({ kind, text, href }, place) => {
      const option = document.createElement("li");
      option.id = `${list.id}-${place}`;
      option.dataset.href = href;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.append(text);
      if (KINDS[kind]) {
        const label = document.createElement("span");
        label.textContent = KINDS[kind];
        option.append(" ", label);
      }
      return option;
    });
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", `${options.length > 0}`);
    said.textContent =
      options.length === 0
        ? ""
        : options.length === 1
          ? "1 suggestion"
          : `${options.length} suggestions`;
  }
  async function ask() {
    const typed = input.value.trim();
    asking?.abort();
    if (typed.length < LEAST) return close();
    const asked = new AbortController();
    asking = asked;
    try {
      const query = new URLSearchParams({ q: typed });
      const answer = await fetch(`/suggestions?${query}`, { signal: asked.signal });
      const found = answer.ok ? await answer.json() : [];
      if (asking === asked && document.activeElement === input) show(found);
    } catch {
      /* Typed on, or offline: the box searches all the same. */
    }
  }
  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(ask, REST);
  });
  input.addEventListener("compositionend", () => {
    timer = setTimeout(ask, REST);
  });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const open = !list.hidden;
    if (event.key === "Escape" && open) {
      event.preventDefault();
      close();
    }
    if (event.key === "Enter" && open && active >= 0) {
      event.preventDefault();
      location.assign(options[active].dataset.href);
    }
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    if (!open) {
      void ask();
      return;
    }
    /* One stop more than options: none, so that the typed words can be sent again. */
    const stops = options.length + 1;
    const step = event.key === "ArrowDown" ? 1 : -1;
    choose(((active + 1 + step + stops) % stops) - 1);
  });
  input.addEventListener("blur", close);
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.href);
  });
}
