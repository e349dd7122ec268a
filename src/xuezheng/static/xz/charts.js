/* Charts: one option builder per kind, all colours and sizes from the page's tokens. */
'use strict';
(() => {
  if (!window.echarts) return;
  const root = document.documentElement;
  const token = name => getComputedStyle(root).getPropertyValue('--xz-' + name).trim();
  const rem = () => parseFloat(getComputedStyle(root).fontSize) / 16;
  const data = id => JSON.parse(document.getElementById(id).textContent);

  const axis = () => ({
    axisLine: { lineStyle: { color: token('line-2') } },
    axisTick: { show: false },
    axisLabel: { color: token('ink-3'), fontSize: 12 * rem() },
    splitLine: { lineStyle: { color: token('line') } },
    nameTextStyle: { color: token('ink-3'), fontSize: 12 * rem() },
  });
  /* drawn into the figure: an HTML tooltip sets style attributes, which the policy blocks */
  const tip = unit => ({
    trigger: 'axis', renderMode: 'richText', backgroundColor: token('raised'), borderColor: token('line-2'), borderWidth: 1,
    padding: [6, 10], textStyle: { color: token('ink'), fontSize: 13 * rem() },
    borderRadius: 4, shadowBlur: 0, shadowColor: 'transparent', valueFormatter: value => value === null ? '–' : value + unit,
  });
  /* labelled directly on the line instead of in a legend */
  const level = (value, text, type, color) => ({
    yAxis: value, lineStyle: { color, type, width: 1 },
    label: { formatter: text, position: 'insideStartTop', color, fontSize: 12 * rem(), distance: [4, 3] },
  });
  const levels = found => ({
    symbol: 'none', silent: true,
    data: [
      ...(found.goal ? [level(found.goal.value, found.goal.label, 'dashed', token('risk'))] : []),
      ...(found.standard ? [level(found.standard.value, found.standard.label, 'solid', token('ink-3'))] : []),
    ],
  });
  const frame = (found, gap) => ({
    grid: { left: 8, right: 56 * rem(), top: 20, bottom: 4, containLabel: true },
    tooltip: tip(found.unit || ''),
    xAxis: { type: 'category', data: found.x, boundaryGap: gap, ...axis() },
    yAxis: {
      type: 'value', scale: found.scale === true, ...axis(), axisLine: { show: false },
      axisLabel: { ...axis().axisLabel, formatter: '{value}' + (found.unit || '') },
    },
  });
  const colours = ['accent', 'q3', 'q2'];
  const kinds = {
    line: found => ({
      ...frame(found, false),
      series: found.series.map((one, index) => ({
        name: one.name, type: 'line', data: one.y, symbol: 'none', connectNulls: false,
        lineStyle: { color: token(colours[index % 3]), width: 2 },
        endLabel: {
          show: true, color: token('ink'), fontWeight: 600, fontSize: 13 * rem(), distance: 8,
          formatter: point => found.series.length > 1 ? one.name : point.value + (found.unit || ''),
        },
        markLine: index ? undefined : levels(found),
      })),
    }),
    bar: found => ({
      ...frame(found, true),
      legend: {
        show: found.series.length > 1, top: 0, right: 0, selectedMode: false, itemWidth: 12, itemHeight: 12,
        textStyle: { color: token('ink-2'), fontSize: 12 * rem() },
      },
      series: found.series.map((one, index) => ({
        name: one.name, type: 'bar', barMaxWidth: 36, itemStyle: { color: token(colours[index % 3]) }, data: one.y,
        label: { show: found.series.length === 1, position: 'top', color: token('ink-2'), fontSize: 12 * rem() },
        markLine: index ? undefined : levels(found),
      })),
    }),
  };

  const elements = [...document.querySelectorAll('[data-chart]')].filter(one => kinds[one.dataset.chart]);
  elements.forEach(element => {
    element.textContent = '';
    element.classList.add('on');
    const chart = window.echarts.init(element, null, { renderer: 'svg' });
    chart.setOption({
      animation: false, aria: { enabled: false },
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      ...kinds[element.dataset.chart](data(element.dataset.from)),
    });
    addEventListener('resize', () => chart.resize());
  });
})();
