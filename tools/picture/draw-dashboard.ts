import type { GrafanaDashboard, GrafanaPanel } from '../../src/generate/index.ts'
import { drawPanel } from './panel/draw-panel.ts'
import type { PanelData } from './panel/panel-data.ts'
import { type Box, ink, line, px, rectangle } from './svg.ts'

const page = { width: 1280, margin: 12, head: 62, foot: 30, unit: 30, gap: 8 }

/** A dashboard as SVG, on Grafana's grid of 24 columns; panels of collapsed rows are not drawn. */
export function drawDashboard(
  dashboard: GrafanaDashboard,
  chosen: string,
  panels: readonly PanelData[],
): string {
  const all = dashboard.panels
  const bottom = Math.max(...all.map((panel) => gridOf(panel).y + gridOf(panel).height))
  const height = page.head + bottom * (page.unit + page.gap) + page.foot
  const parts = [
    rectangle({ x: 0, y: 0, width: page.width, height }, ink.page),
    line(page.margin, 26, dashboard.title, { size: 17, bold: true }),
    line(page.margin, 48, chosen, { size: 12, fill: ink.faint }),
    ...all.map((panel) =>
      drawFrame(
        panel,
        panels.find((data) => data.panel === panel),
      ),
    ),
    line(
      page.margin,
      height - 10,
      'Drawn by tools/draw-dashboards.ts from what a real Prometheus answered to the queries of the panels. No picture of Grafana.',
      { size: 11, fill: ink.faint },
    ),
  ]
  const size = `width="${page.width}" height="${px(height)}" viewBox="0 0 ${page.width} ${px(height)}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Inter, Helvetica, Arial, sans-serif">\n${parts.join('\n')}\n</svg>\n`
}

function drawFrame(panel: GrafanaPanel, data: PanelData | undefined): string {
  const grid = gridOf(panel)
  const column = (page.width - 2 * page.margin + page.gap) / 24
  const box: Box = {
    x: page.margin + grid.x * column,
    y: page.head + grid.y * (page.unit + page.gap),
    width: grid.width * column - page.gap,
    height: grid.height * (page.unit + page.gap) - page.gap,
  }
  const title = String(panel.title)
  if (panel.type === 'row')
    return line(box.x, box.y + 20, `${panel.collapsed ? '▸' : '▾'} ${title}`, { size: 14, bold: true })
  const inside = { x: box.x + 4, y: box.y + 28, width: box.width - 8, height: box.height - 32 }
  return (
    rectangle(box, ink.panel, ` stroke="${ink.line}" rx="3"`) +
    line(box.x + 10, box.y + 19, title, { size: 12.5, bold: true, width: box.width - 16 }) +
    (data ? drawPanel(data, inside) : '')
  )
}

function gridOf(panel: GrafanaPanel): Box {
  const { x, y, w, h } = panel.gridPos as { x: number; y: number; w: number; h: number }
  return { x, y, width: w, height: h }
}
