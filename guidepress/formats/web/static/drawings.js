// SPDX-License-Identifier: MIT
// Draws what was answered below the form of its exercise: bars in a table, points on a line, or names on a map.
(() => {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  /** By how much names on a map are set larger, and shown smaller: browsers place text at whole pixels before they scale it. */
  const FINE = 10;
  const words = GUIDE.words;
  const { every, filled, link, made } = Elements;

  /**
   * An SVG element with its attributes.
   * @param {string} name
   * @param {Record<string, string | number>} attributes
   * @param {Element[]} [children]
   */
  function shape(name, attributes, children = []) {
    const element = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
  }

  /**
   * An element of a table. Style sheets take the roles of tables away where they change how these are shown.
   * @template {"table" | "thead" | "tbody" | "tr" | "th" | "td"} Name
   * @param {Name} name
   * @param {string} role
   * @param {(string | Node)[]} children
   */
  function piece(name, role, children) {
    const element = made(name, children);
    element.setAttribute("role", role);
    return element;
  }

  // ------------------------------------------------------------------------------------------------ bars

  /**
   * The number that an answer stands for: itself, or its place on the scale; null without one.
   * @param {BarsDrawing} facts
   * @param {string} id
   */
  function numberOf(facts, id) {
    const value = Store.get(id);
    if (typeof value !== "string" || value.trim() === "") return null;
    if (!facts.scale) return Number.isFinite(Number(value)) ? Math.max(0, Number(value)) : null;
    return facts.scale.findIndex(([key]) => key === value) + 1 || null;
  }

  /** @param {BarsDrawing} facts */
  function bars(facts) {
    const rows = facts.rows.map(([header, ids, target]) => ({ header, target, ids, numbers: ids.map((id) => numberOf(facts, id)) }));
    const shown = rows.filter(({ numbers }) => numbers.some((number) => number !== null));
    if (!shown.length) return [];
    const most = facts.scale ? facts.scale.length : Math.max(1, ...shown.flatMap(({ numbers }) => numbers.map(Number)));
    const heads = ["", ...facts.series].map((text) => piece(text ? "th" : "td", text ? "columnheader" : "cell", [text]));
    const lines = shown.map(({ header, numbers }) => {
      const cells = numbers.map((number, at) => bar(facts, number, most, facts.series.length > 1 ? facts.series[at] : ""));
      return piece("tr", "row", [piece("th", "rowheader", [header]), ...cells]);
    });
    const head = piece("thead", "rowgroup", [piece("tr", "row", heads)]);
    return [piece("table", "table", [head, piece("tbody", "rowgroup", lines)]), ...lowest(facts, rows)];
  }

  /**
   * A cell with a bar and what it stands for.
   * @param {BarsDrawing} facts
   * @param {number | null} number
   * @param {number} most
   * @param {string} label  before it for the eyes; empty where all bars mean the same
   */
  function bar(facts, number, most, label) {
    if (number === null) return piece("td", "cell", []);
    const text = facts.scale ? facts.scale[number - 1][1] : String(number);
    const long = shape("rect", { class: "bar", width: `${(100 * number) / most}%`, height: "100%" });
    const drawn = shape("svg", { "aria-hidden": "true" }, [shape("rect", { class: "track", width: "100%", height: "100%" }), long]);
    const cell = piece("td", "cell", [made("span", [text], "value"), drawn]);
    if (label) cell.dataset.label = label;
    return cell;
  }

  /**
   * The rows with the lowest point of now, once every row has one and they are not all alike, each with the link that it has.
   * @param {BarsDrawing} facts
   * @param {{header: string, target?: string, ids: string[], numbers: (number | null)[]}[]} all
   */
  function lowest(facts, all) {
    if (!facts.scale) return [];
    // What is outside of the order of the scale, such as "no chance yet", is neither low nor missing.
    const rows = all.filter(({ ids, numbers }) => numbers[numbers.length - 1] !== null || !Store.get(ids[ids.length - 1]));
    const now = rows.map(({ numbers }) => numbers[numbers.length - 1]);
    if (now.some((number) => number === null)) return [];
    const least = Math.min(...now.map(Number));
    const low = rows.filter((_, at) => now[at] === least);
    if (low.length === rows.length) return [];
    const [before, after] = words.drawn_lowest.split("{rows}");
    const names = low.flatMap(({ header, target }, at) => [at ? "; " : "", target ? link(header, target) : header]);
    return [made("p", [before, ...names, after], "lowest")];
  }

  // ------------------------------------------------------------------------------------------------ points on a line

  /** @param {LineDrawing} facts */
  function line(facts) {
    const points = facts.points.map((ids) => ids.map((id, at) => ({ label: facts.labels[at], text: Store.shown(id).trim() })));
    const shown = points.map((answers) => answers.filter(({ text }) => text)).filter((answers) => answers.length);
    if (!shown.length) return [];
    const items = shown.map(([first, ...others]) => {
      const rest = others.map(({ label, text }) => made("p", [filled(words.drawn_line, { label, text })], "typed"));
      const mark = shape("svg", { "aria-hidden": "true" }, [
        shape("line", { x1: "50%", x2: "50%", y1: 0, y2: "100%" }),
        shape("circle", { class: "bar", cx: "50%" }),
      ]);
      return made("li", [mark, made("div", [made("strong", [first.text], "typed"), ...rest])]);
    });
    return [made("ol", items, "line")];
  }

  // ------------------------------------------------------------------------------------------------ a map

  /**
   * The words of an answer on a map: of a list to pick from, those of the option.
   * @param {string} id
   */
  function textOn(id) {
    return Store.shown(id).split(/\s+/).join(" ").trim();
  }

  /**
   * Puts names into their places; returns whether there are any.
   * @param {MapDrawing} facts
   * @param {Element} ground
   */
  function putOnMap(facts, ground) {
    for (const old of ground.querySelectorAll(".place")) old.remove();
    const places = facts.slots.filter(([, , , , id]) => textOn(id));
    for (const place of places) putPlace(ground, place);
    return places.length > 0;
  }

  /**
   * @param {Element} ground
   * @param {MapDrawing["slots"][0]} place
   */
  function putPlace(ground, [x, y, width, height, id]) {
    const size = { x: FINE * x, y: FINE * y, width: FINE * width, height: FINE * height };
    const room = shape("foreignObject", { ...size, transform: `scale(${1 / FINE})` });
    const text = made("div", [made("span", [textOn(id)])]);
    room.append(text);
    ground.append(shape("g", { class: "place" }, [shape("rect", { x, y, width, height }), room]));
    // What has no room ends in dots; the list has it in full.
    const lines = Math.floor(size.height / parseFloat(getComputedStyle(text).lineHeight));
    text.style.setProperty("--lines", String(Math.max(1, lines)));
  }

  /**
   * What stands on a map in words, for those who do not see it or have a small screen: its questions with the answers.
   * It stays open while the learner goes on.
   * @param {MapDrawing} facts
   * @param {boolean} open
   */
  function mapList(facts, open) {
    const answers = facts.slots.filter(([, , , , id]) => textOn(id)).map(([, , , , id]) => [GUIDE.answers[id].label, textOn(id)]);
    const list = made("dl", answers.flatMap(([label, text]) => [made("dt", [label]), made("dd", [text])]));
    const part = made("details", [made("summary", [words.drawn_words]), list]);
    part.open = open;
    return part;
  }

  // ------------------------------------------------------------------------------------------------ each place

  /** What was drawn last, so that nothing is drawn anew for nothing. @type {WeakMap<Element, string>} */
  const drawn = new WeakMap();

  /** @param {GuideDrawing} facts */
  function namesOf(facts) {
    if (facts.kind === "map") return facts.slots.map(([, , , , id]) => id);
    return facts.kind === "line" ? facts.points.flat() : facts.rows.flatMap(([, ids]) => ids);
  }

  /** @param {HTMLElement} place */
  function draw(place) {
    const facts = GUIDE.drawings[place.dataset.drawn || ""];
    const now = JSON.stringify(namesOf(facts).map((id) => Store.get(id)));
    if (drawn.get(place) === now) return;
    drawn.set(place, now);
    const isOpen = place.querySelector("details[open]") !== null;
    every("figcaption ~ :not(svg)", place).forEach((old) => old.remove());
    const ground = place.querySelector("svg.drawing");
    if (facts.kind === "map" && ground) {
      place.hidden = false; // lines are measured
      place.hidden = !putOnMap(facts, ground);
      if (!place.hidden) place.append(mapList(facts, isOpen));
      return;
    }
    const shown = facts.kind === "bars" ? bars(facts) : facts.kind === "line" ? line(facts) : [];
    place.append(...shown);
    place.hidden = !shown.length;
  }

  function refresh() {
    every("[data-drawn]").forEach(draw);
  }

  window.Drawings = { refresh };
  refresh();
  window.ranScripts = [...(window.ranScripts || []), "drawings.js"];
})();
