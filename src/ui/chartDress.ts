import type { TooltipComponentOption } from 'echarts/components'
import { type ChartTable, escaped } from './chartOption'
import type { ChartTokens } from './tokens'

/** How every tooltip looks; what it says is each chart's own. */
export const tooltipDress = (tokens: ChartTokens) =>
  ({
    confine: true,
    transitionDuration: 0,
    backgroundColor: tokens.surface,
    borderColor: tokens.line,
    textStyle: { color: tokens.ink, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize },
  }) satisfies TooltipComponentOption

/** How words on axes and marks look. */
export const labelDress = (tokens: ChartTokens) => ({ color: tokens.ink2, fontFamily: tokens.fontFamily, fontSize: tokens.fontSize })

/** What a tooltip says where it says what the table's row does. Names come from files, and a tooltip is HTML. */
export function rowInTooltip({ rows, columns }: Pick<ChartTable, 'rows' | 'columns'>, index: number | undefined): string {
  const row = rows[index ?? -1]
  return row ? [escaped(row[0]), ...row.slice(1).map((cell, i) => `${columns[i + 1]} <b>${escaped(cell)}</b>`)].join('<br>') : ''
}

/** Over bars and areas of a period that is not whole; no strand has a diagonal of its own. */
export const PARTIAL_HATCH = { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 }
