// Runs in every page before its own scripts; see stopwatch.py.
window.stopwatch = (() => {
  const QUIET = 400;
  const IDLE = '[data-testid="stApp"][data-test-script-state="notRunning"]';
  const CHART = '[data-testid="stPlotlyChart"]';
  let run = null;

  const now = () => performance.now();
  const isOn = () => run !== null && run.began !== null;
  // The frame in which it is drawn, then the first moment after it.
  const oncePainted = (note) => requestAnimationFrame(() => setTimeout(note));

  // Streamlit keeps the chart before, hidden, until the script ends: what it then takes away
  // is not in the page any more, and nobody sees it go.
  const isInside = (node) => node.isConnected
    && (node.closest ? node : node.parentElement)?.closest(run.drawn);
  const isDrawn = (change) => isInside(change.target)
    || [...change.addedNodes].some((node) => isInside(node) || node.querySelector?.(run.drawn));

  new MutationObserver((changes) => {
    if (!isOn()) return;
    const mine = run;
    if (mine.usable === null && mine.there.every((place) => document.querySelector(place))) {
      mine.usable = now();
      oncePainted(() => { mine.usable = now(); });
    }
    if (changes.some(isDrawn)) {
      mine.first ??= now();
      mine.answered ??= mine.received;
      mine.last = now();
      oncePainted(() => { mine.painted = now(); });
    }
  }).observe(document, {
    subtree: true,
    childList: true,
    characterData: true,
    attributeFilter: ['d', 'transform', 'x', 'y'],
  });

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener('message', ({ data }) => {
        if (!isOn()) return;
        run.received = now();
        run.bytes += data.byteLength ?? data.size ?? data.length;
      });
    }

    send(data) {
      if (isOn()) run.sent ??= now();
      super.send(data);
    }
  };

  window.addEventListener('pointerdown', (event) => {
    if (run && run.began === null) run.began = event.timeStamp;
  }, true);

  const isDone = () => run.painted !== null
    && now() - Math.max(run.last, run.received) > QUIET
    && document.querySelector(IDLE)
    && [...document.querySelectorAll(CHART)].every((chart) => chart.querySelector('.main-svg'));

  return {
    // drawn: selector of what will be drawn anew; there: selectors of what makes a page usable;
    // began: from when to count; null: from the next click.
    set(drawn, there = [], began = null) {
      run = {
        drawn, there, began, usable: null, sent: null, received: 0, bytes: 0,
        answered: null, first: null, last: 0, painted: null, origin: performance.timeOrigin,
      };
    },

    async finish(timeout) {
      const end = now() + timeout;
      while (!isDone()) {
        if (now() > end) throw new Error(`${location}: nothing drawn, ${JSON.stringify(run)}`);
        await new Promise((wake) => { setTimeout(wake, 20); });
      }
      return run;
    },
  };
})();
