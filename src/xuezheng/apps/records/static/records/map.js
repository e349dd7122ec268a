/* Cases on a map: townships as ground, cases as points; opened by a click. */
'use strict';
(() => {
  if (!window.L) return;
  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--xz-' + name).trim();
  const ground = { color: token('line-2'), weight: 1, fill: false, interactive: false };
  const draw = (box, found) => {
    box.textContent = '';
    const map = L.map(box, { attributionControl: false, zoomSnap: 0.25 });
    const layer = L.geoJSON(found, {
      style: () => ground,
      pointToLayer: (feature, at) => L.circleMarker(at, { radius: 6, color: token('ink'), weight: 1, fillColor: token(feature.properties.standing) || token('accent'), fillOpacity: 0.9 }),
      onEachFeature: (feature, one) => {
        const about = feature.properties;
        if (about.layer !== 'case') return;
        const words = document.createElement('span');
        words.textContent = about.unit + ' ' + about.name;
        one.bindTooltip(words, { sticky: true });
        one.on('click', () => { location.href = '/cases/' + about.id + '/'; });
      },
    }).addTo(map);
    const all = layer.getLayers();
    const cases = all.filter(one => one.feature.properties.layer === 'case');
    if (all.length) map.fitBounds(L.featureGroup(cases.length > 1 ? cases : all).getBounds().pad(0.08));
  };
  for (const box of document.querySelectorAll('[data-cases]')) {
    fetch(box.dataset.cases).then(answer => answer.json()).then(found => draw(box, found)).catch(() => {});
  }
})();
