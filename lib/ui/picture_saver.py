"""
Two buttons that save the previewed picture as SVG or PNG, in the browser.

Nothing is fetched but the font of the app itself. Plotly's own button would serve a PNG
without that font, whose letters are narrower than those of any other: words would not
fit their places.
"""

from __future__ import annotations

import streamlit as st

PNG_SCALE = 2
"""Pixels of a PNG per pixel on the screen: sharp on paper at 15 centimetres."""

_SAVER = st.components.v2.component(
    "parley_picture_saver",
    css="""
.saver{display:flex;gap:.5rem;align-items:center;flex-wrap:wrap;font-family:var(--st-font)}
button{font:inherit;padding:.35rem .8rem;min-height:2.5rem;cursor:pointer;
  color:var(--st-text-color);background:var(--st-background-color);
  border:1px solid var(--st-border-color);border-radius:var(--st-button-radius)}
button:hover{color:var(--st-link-color);border-color:var(--st-link-color)}
button:focus-visible{outline:2px solid var(--st-link-color);outline-offset:2px}
""",
    html="""
<div class="saver">
  <button type="button" data-format="svg">Save as SVG</button>
  <button type="button" data-format="png">Save as PNG</button>
  <span role="status"></span>
</div>
""",
    js="""
const NS = 'http://www.w3.org/2000/svg';
const plot = () => document.querySelector('.st-key-picture .js-plotly-plot');

const dataAddress = async (address) => {
  const blob = await (await fetch(address)).blob();
  return new Promise((done) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result);
    reader.readAsDataURL(blob);
  });
};

// The fonts that the app brings along and the picture uses, so that it has them everywhere.
const fonts = async (families) => {
  const rules = [...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].map((rule) => [sheet.href || location.href, rule]);
    } catch { return []; }
  });
  const faces = rules.filter(([, rule]) => rule instanceof CSSFontFaceRule
    && families.includes(rule.style.getPropertyValue('font-family').replace(/["']/g, ''))
    && rule.style.getPropertyValue('font-style') !== 'italic');
  const written = faces.map(async ([base, rule]) => {
    const [, path] = rule.style.getPropertyValue('src').match(/url\\(["']?([^"')]+)/) || [];
    if (!path) return '';
    const source = await dataAddress(new URL(path, base));
    const name = rule.style.getPropertyValue('font-family');
    const weight = rule.style.getPropertyValue('font-weight') || 'normal';
    return `@font-face{font-family:${name};font-weight:${weight};src:url(${source})}`;
  });
  return (await Promise.all(written)).join('');
};

// Plotly draws into several elements that lie on each other: one picture of all of them.
const draw = async (drawn) => {
  const layers = [...drawn.querySelectorAll('svg.main-svg')];
  const [width, height] = ['width', 'height'].map((side) => layers[0].getAttribute(side));
  const picture = document.createElementNS(NS, 'svg');
  picture.setAttribute('xmlns', NS);
  picture.setAttribute('width', width);
  picture.setAttribute('height', height);
  picture.setAttribute('viewBox', `0 0 ${width} ${height}`);
  const background = document.createElementNS(NS, 'rect');
  background.setAttribute('width', width);
  background.setAttribute('height', height);
  background.setAttribute('fill', layers[0].style.background);
  const style = document.createElementNS(NS, 'style');
  style.textContent = await fonts(['Source Sans']);
  picture.append(style, background);
  for (const layer of layers) {
    const copy = layer.cloneNode(true);
    copy.removeAttribute('style');
    copy.removeAttribute('class');
    copy.querySelectorAll('.hoverlayer, .modebar-container, .cursor-pointer:empty')
      .forEach((element) => element.remove());
    picture.append(copy);
  }
  return new XMLSerializer().serializeToString(picture);
};

const pixels = async (svg, scale) => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.naturalWidth * scale);
  canvas.height = Math.round(image.naturalHeight * scale);
  const context = canvas.getContext('2d');
  context.scale(scale, scale);
  context.drawImage(image, 0, 0);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
};

const save = (blob, name) => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};

export default function ({ data, parentElement }) {
  const said = parentElement.querySelector('[role=status]');
  const click = async (event) => {
    const format = event.currentTarget.dataset.format;
    const drawn = plot();
    if (!drawn || !drawn.querySelector('svg.main-svg')) {
      said.textContent = 'The preview is not drawn yet.';
      return;
    }
    said.textContent = '';
    try {
      const svg = await draw(drawn);
      const blob = format === 'svg'
        ? new Blob([svg], { type: 'image/svg+xml' }) : await pixels(svg, data.scale);
      save(blob, `${data.name}.${format}`);
      said.textContent = `Saved as ${data.name}.${format}`;
    } catch (error) {
      said.textContent = `This browser could not make the picture: ${error.message}`;
    }
  };
  const buttons = [...parentElement.querySelectorAll('button')];
  buttons.forEach((button) => button.addEventListener('click', click));
  return () => buttons.forEach((button) => button.removeEventListener('click', click));
}
""",
)


def save_buttons(name: str) -> None:
    """
    Draw the buttons.

    Args:
        name: of the file, without its ending.
    """
    _SAVER(key="picture_saver", data={"name": name, "scale": PNG_SCALE})
