import { labelDress, tooltipDress } from '~/ui/chartDress'
import { escaped, type ChartOption } from '~/ui/chartOption'
import type { ChartTokens } from '~/ui/tokens'

export interface HeatInput {
  rows: string[]
  columns: string[]
  /** [row][column]; null: no figure. */
  values: (number | null)[][]
  tokens: ChartTokens
  /** Figures in cells, where they have room. */
  short: (value: number) => string
  full: (value: number) => string
  /** More columns than this leave no room for figures and whole names. */
  room: number
  /** Cells that are chosen, as [row, column]; all others stand back. */
  chosen?: (row: number, column: number) => boolean
}

/** Room for the names below columns of cells with figures in them, in a panel of half a page; a name breaks into two lines. */
const NAMES_PX = 360

/** Up to so many names stand below their columns in any case; hours and the like may be left out between. */
const NAMED = 12
const SLANTED_NAME_PX = 80

/** Names of columns too narrow for figures lean, so that each has its own. */
export const isSlanted = (columns: number, room: number): boolean => columns > room && columns <= NAMED

const channelsOf = (hex: string) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16))

/** WCAG's relative luminance. */
const luminance = (channels: number[]) =>
  channels
    .map((channel) => channel / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0)

const contrast = (a: number, b: number) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)

/** The ink, or the paper's colour, whichever reads better on a cell so far along the colours. */
export function inkOn(
  { sequential: [light, dark], ink, surface }: Pick<ChartTokens, 'sequential' | 'ink' | 'surface'>,
  along: number,
): string {
  const end = channelsOf(dark)
  const cell = luminance(channelsOf(light).map((channel, i) => channel + (end[i] - channel) * along))
  return contrast(cell, luminance(channelsOf(ink))) >= contrast(cell, luminance(channelsOf(surface))) ? ink : surface
}

/** What the lightest and the darkest cell stand for; nothing is the least, unless there is less. */
export function scaleOf(values: HeatInput['values']): [number, number] {
  const all = values.flat().filter((value) => value !== null)
  return [Math.min(0, ...all), Math.max(0, ...all)]
}

/** Cells from light to dark by size, with their figures where there is room: colour is never the only signal. */
export function heatOption({ rows, columns, values, tokens, short, full, room, chosen }: HeatInput): ChartOption {
  const [low, high] = scaleOf(values)
  const written = columns.length <= room
  const label = labelDress(tokens)
  const cell = (row: number, column: number) => {
    const value = values[row][column]
    const along = value === null || high === low ? 0 : (value - low) / (high - low)
    return {
      value: [column, row, value ?? '-'],
      label: { color: inkOn(tokens, along) },
      ...(chosen && !chosen(row, column) ? { itemStyle: { opacity: 0.35 } } : {}),
    }
  }
  return {
    grid: { left: 8, right: 8, top: 4, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: columns,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: written
        ? { ...label, interval: 0, width: Math.max(48, Math.floor(NAMES_PX / columns.length)), overflow: 'break' }
        : isSlanted(columns.length, room)
          ? { ...label, interval: 0, rotate: 40, width: SLANTED_NAME_PX, overflow: 'truncate' }
          : { ...label, hideOverlap: true },
    },
    yAxis: {
      type: 'category',
      data: rows,
      inverse: true,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...label, width: 120, overflow: 'truncate' },
    },
    visualMap: {
      show: false,
      type: 'continuous',
      min: low,
      max: high > low ? high : low + 1,
      dimension: 2,
      inRange: { color: [...tokens.sequential] },
    },
    tooltip: {
      ...tooltipDress(tokens),
      formatter: (params) => {
        const { dataIndex } = Array.isArray(params) ? params[0] : params
        const [row, column] = [Math.floor(dataIndex / columns.length), dataIndex % columns.length]
        const value = values[row]?.[column]
        return `${escaped(rows[row])} · ${escaped(columns[column])}<br><b>${value === null || value === undefined ? '—' : full(value)}</b>`
      },
    },
    series: {
      type: 'heatmap',
      data: rows.flatMap((_, row) => columns.map((__, column) => cell(row, column))),
      itemStyle: { borderColor: tokens.surface, borderWidth: 2, borderRadius: 3 },
      emphasis: { itemStyle: { borderColor: tokens.ink, borderWidth: 2 } },
      label: {
        show: written,
        fontFamily: tokens.fontFamily,
        fontSize: tokens.fontSize,
        formatter: ({ dataIndex }) => {
          const value = values[Math.floor(dataIndex / columns.length)]?.[dataIndex % columns.length]
          return value === null || value === undefined ? '' : short(value)
        },
      },
    },
  }
}
