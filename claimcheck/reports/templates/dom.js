// Elements made from data. User text only ever becomes a text node, so nothing in a document can act.

/** An element: `make("button", { class: "place", onclick: f }, "text", child)`; null children are left out. */
function make(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== "") element.append(child);
  }
  return element;
}

/** The same for SVG. */
function makeSvg(tag, properties, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(properties || {})) {
    if (value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter(Boolean));
  return element;
}

const byId = (id) => document.getElementById(id);

const counted = (number) => number.toLocaleString("en");

/** Calls `fill(element)` once for each element when it comes near the window. */
function lazily(fill) {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        if (!entry.isIntersecting) continue;
        observer.unobserve(entry.target);
        fill(entry.target);
      }
    },
    { rootMargin: "900px 0px" },
  );
  return observer;
}
