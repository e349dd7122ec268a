/* Zones on a map: townships as ground, zones above, schools as points; opened by a click. */
'use strict';
(() => {
  if (!window.L) return;
  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--xz-' + name).trim();
  const looks = {
    township: { color: token('line-2'), weight: 1, fill: false, interactive: false },
    zone: { color: token('accent'), weight: 1.5, fillColor: token('accent'), fillOpacity: 0.08 },
  };
  const draw = (box, found) => {
    box.textContent = '';
    const map = L.map(box, { attributionControl: false, zoomSnap: 0.25 });
    const layer = L.geoJSON(found, {
      style: feature => looks[feature.properties.layer] || {},
      pointToLayer: (feature, at) => L.circleMarker(at, { radius: 4, color: token('ink'), weight: 1, fillColor: token('accent'), fillOpacity: 1 }),
      onEachFeature: (feature, one) => {
        const about = feature.properties;
        if (about.layer === 'township') return;
        one.bindTooltip(about.name, { sticky: true });
        if (about.layer === 'zone') one.on('click', () => { location.href = `/zones/${about.id}/`; });
      },
    }).addTo(map);
    const zones = layer.getLayers().filter(one => one.feature.properties.layer === 'zone');
    map.fitBounds(L.featureGroup(zones.length ? zones : layer.getLayers()).getBounds().pad(0.04));
  };
  for (const box of document.querySelectorAll('[data-map]')) {
    fetch(box.dataset.map).then(answer => answer.json()).then(found => draw(box, found)).catch(() => {});
  }
})();
