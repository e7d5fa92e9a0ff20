(() => {
  const filter = document.getElementById('filter');
  const found = document.getElementById('found');
  const items = [...document.querySelectorAll('.item')];
  const entries = [...document.querySelectorAll('nav li a')];
  filter.addEventListener('input', () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      item.hidden = !words.every(word => item.dataset.find.includes(word));
      shown += item.hidden || item.tagName !== 'SECTION' ? 0 : 1;
    }
    for (const entry of entries) {
      const target = document.getElementById(entry.hash.slice(1));
      entry.parentElement.hidden = !!target && target.hidden;
    }
    found.textContent = words.length ? shown + ' found' : '';
  });

  // What a link leads to is shown, whatever the filter says.
  addEventListener('hashchange', () => {
    const target = document.getElementById(location.hash.slice(1))?.closest('.item');
    if (target?.hidden) {
      filter.value = '';
      filter.dispatchEvent(new Event('input'));
      target.scrollIntoView();
    }
  });

  const edges = [...document.querySelectorAll('.edge')];
  const mark = name => {
    for (const edge of edges) {
      const isHot = name !== null && (edge.dataset.child === name || edge.dataset.parent === name);
      edge.classList.toggle('hot', isHot);
      if (isHot) {
        edge.parentNode.insertBefore(edge, document.querySelector('svg .table'));
      }
    }
  };
  for (const table of document.querySelectorAll('svg .table')) {
    table.addEventListener('pointerenter', () => mark(table.dataset.table));
    table.addEventListener('pointerleave', () => mark(null));
    table.addEventListener('focus', () => mark(table.dataset.table));
    table.addEventListener('blur', () => mark(null));
  }

  const contents = document.querySelector('nav details');
  if (!matchMedia('(min-width: 64rem)').matches) {
    contents.open = false;
  }
  let closed = [];
  addEventListener('beforeprint', () => {
    closed = [...document.querySelectorAll('main details:not([open])')];
    closed.forEach(details => { details.open = true; });
  });
  addEventListener('afterprint', () => closed.forEach(details => { details.open = false; }));
})();
